/** What the tests of streams need wherever they run: data that nobody holds, and the hash of what comes out. */

/**
 * @typedef {object} Flow
 * @property {(bytes: number, events?: { pulled?: number, cancelled?: unknown }) => ReadableStream<Uint8Array<ArrayBuffer>>} source
 *   half noise and half words, the same each time; it writes down how often it was pulled, and why it was cancelled
 * @property {(stream: ReadableStream<Uint8Array>) => Promise<Uint8Array<ArrayBuffer>>} collect
 * @property {(bytes: Uint8Array<ArrayBuffer>) => Promise<string>} sha256 the platform's own
 * @property {(bytes: Uint8Array) => string} hex
 * @property {(base64: string) => Uint8Array<ArrayBuffer>} bytes
 * @property {(promise: Promise<unknown>) => Promise<unknown>} outcome what a promise comes to, within ten seconds
 * @property {(ms: number) => Promise<void>} wait
 */

/** Makes all of it. It is sent into pages as text, so it uses nothing from here. @returns {Flow} */
export function flow() {
  const CHUNK = 65536;
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const patterns = [];
  const pattern = (/** @type {number} */ index) => {
    let state = index + 1;
    const next = () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state >>> 0;
    };
    const words = new TextEncoder().encode(
      'whoever reads it gets it piece by piece, and it ends. ',
    );
    return new Uint8Array(CHUNK).map((_, at) =>
      at & 1024 ? next() : (words[(at + index) % words.length] ?? 0),
    );
  };
  const hex = (/** @type {Uint8Array} */ bytes) =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

  return {
    hex,
    source(bytes, events = {}) {
      let left = bytes;
      events.pulled = 0;
      return new ReadableStream(
        {
          pull(controller) {
            const index = events.pulled ?? 0;
            events.pulled = index + 1;
            patterns[index % 16] ??= pattern(index % 16);
            const chunk = (patterns[index % 16] ?? new Uint8Array()).slice(0, left);
            // No two chunks are the same.
            if (chunk.length > 4) new DataView(chunk.buffer).setUint32(0, index);
            left -= chunk.length;
            controller.enqueue(chunk);
            if (!left) controller.close();
          },
          cancel(reason) {
            events.cancelled = reason;
          },
        },
        { highWaterMark: 0 },
      );
    },
    async collect(stream) {
      const reader = stream.getReader();
      const chunks = [];
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
        chunks.push(/** @type {Uint8Array<ArrayBuffer>} */ (value));
      }
    },
    sha256: async (bytes) => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
    bytes: (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    outcome: (promise) =>
      Promise.race([
        promise.then(
          (value) => ({ value }),
          (error) => error?.code ?? error?.message ?? error,
        ),
        new Promise((done) => setTimeout(done, 10_000, 'it is pending')),
      ]),
  };
}
