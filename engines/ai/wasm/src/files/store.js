/**
 * Where files are kept for the next time: the page's own files (OPFS), the Cache API, or nowhere. What goes wrong with a store never fails
 * a download: it goes on without. This runs on a lane.
 *
 * @typedef {object} Store
 * @property {boolean} complete whether the whole file is there
 * @property {number | undefined} total how large the whole file is, where it is there
 * @property {string} sha256 of what is there, in hexadecimal digits, where it is known
 * @property {string} validator what tells the version of a part that is there
 * @property {boolean} keeps whether it keeps anything
 * @property {boolean} hashes whether it wants to know the hash of what it keeps
 * @property {() => Promise<Uint8Array | undefined>} read the next bytes of what is there
 * @property {(validator: string, total: number | undefined) => void} restart forgets the bytes that are there, for those of another
 *   version come
 * @property {(bytes: Uint8Array) => Promise<void>} write
 * @property {(sha256: string) => Promise<boolean>} finish keeps what was written; whether it could
 * @property {() => Promise<void>} drop keeps nothing
 * @property {() => Promise<void>} close keeps what is there as a part
 */

/** The folder of OPFS, the name of the cache, and what the names of locks begin with. */
const NAME = 'outboard-models';

/** What is read at a time. */
const PIECE = 2 ** 20;

/** After so many pieces the lane hears what it was sent meanwhile. */
const BREATH = 16;

/**
 * Opens the store for one file. Others that want the same wait for it, on whichever lane or page they are, and then find it there.
 *
 * @param {'opfs' | 'cache' | 'none' | undefined} kind
 * @param {unknown} source what is not a URL of the network is not kept
 * @param {AbortSignal} signal
 * @returns {Promise<Store>}
 */
export async function openStore(kind, source, signal) {
  const { navigator, caches } = globalThis;
  const hasFiles = typeof FileSystemFileHandle === 'function' && !!navigator?.storage?.getDirectory;
  if (kind === 'none' || typeof source !== 'string' || !/^https?:/.test(source)) return new None();
  const release = await lock(`${NAME} ${source}`, signal);
  try {
    if (kind !== 'cache' && hasFiles) return await OwnFile.open(source, release);
    if (caches) return await Cached.open(source, release);
  } catch {
    // A private window, a full disk, a file that another page holds: all work without.
  }
  release();
  return new None();
}

/**
 * Takes a lock; gives what releases it. A lane that ends releases it too.
 *
 * @param {string} name
 * @param {AbortSignal} signal
 * @returns {Promise<() => void>}
 */
function lock(name, signal) {
  const { locks } = globalThis.navigator ?? {};
  if (!locks) return Promise.resolve(() => {});
  return new Promise((resolve, reject) => {
    const held = () => new Promise((release) => resolve(() => release(undefined)));
    locks.request(name, { signal }, held).catch((error) => {
      // A page that may have no locks has no store to be broken either.
      if (signal.aborted) reject(error);
      else resolve(() => {});
    });
  });
}

/** Keeps nothing. @implements {Store} */
class None {
  complete = false;
  total = undefined;
  keeps = false;
  sha256 = '';
  validator = '';
  hashes = false;
  async read() {
    return undefined;
  }
  restart() {}
  async write() {}
  async finish() {
    return false;
  }
  async drop() {}
  async close() {}
}

/**
 * A file of the page's own, and beside it what is known of it. Only a file whose note says that it is whole is taken for that; one
 * that is not is a part, from which a download goes on.
 *
 * @implements {Store}
 */
class OwnFile {
  keeps = true;
  hashes = true;
  #at = 0;
  #pieces = 0;
  #piece = new Uint8Array(PIECE);
  /** Whether the store is of no use any more, for it is full or broken. */
  #broken = false;

  /** @param {string} url @param {() => void} release */
  static async open(url, release) {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(NAME, { create: true });
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(url));
    const key = Array.from(new Uint8Array(digest), hex).join('');
    /** @param {string} name */
    const open = async (name) => {
      const file = await folder.getFileHandle(name, { create: true });
      return /** @type {any} */ (file).createSyncAccessHandle();
    };
    const data = await open(key);
    try {
      return new OwnFile(url, data, await open(`${key}.json`), release);
    } catch (error) {
      data.close();
      throw error;
    }
  }

  /** @param {string} url @param {any} data @param {any} note @param {() => void} release */
  constructor(url, data, note, release) {
    this.url = url;
    this.data = data;
    this.note = note;
    this.release = release;
    const { bytes, sha256 = '', validator = '' } = this.#known();
    this.complete = bytes !== undefined && bytes === data.getSize();
    this.total = this.complete ? bytes : undefined;
    this.sha256 = this.complete ? sha256 : '';
    this.validator = validator;
    // A part of which nobody can tell what it is a part of.
    if (!this.complete && !validator) this.restart('');
  }

  /** @returns {{ bytes?: number, sha256?: string, validator?: string }} */
  #known() {
    const text = new Uint8Array(this.note.getSize());
    this.note.read(text, { at: 0 });
    try {
      const known = JSON.parse(new TextDecoder().decode(text));
      return known.url === this.url ? known : {};
    } catch {
      return {};
    }
  }

  /** @param {object} known */
  #tell(known) {
    const text = new TextEncoder().encode(JSON.stringify({ url: this.url, ...known }));
    this.note.truncate(0);
    this.note.write(text, { at: 0 });
    this.note.flush();
  }

  async read() {
    if (++this.#pieces % BREATH === 0) await new Promise((resolve) => setTimeout(resolve, 0));
    const read = this.data.read(this.#piece, { at: this.#at });
    this.#at += read;
    return read ? this.#piece.subarray(0, read) : undefined;
  }

  /** @param {string} validator */
  restart(validator) {
    this.#at = 0;
    this.complete = false;
    this.#try(() => {
      this.data.truncate(0);
      this.#tell({ validator });
    });
  }

  /** @param {Uint8Array} bytes */
  async write(bytes) {
    this.#try(() => {
      if (this.data.write(bytes, { at: this.#at }) < bytes.length) throw new Error('it is full');
      this.#at += bytes.length;
    });
  }

  /** @param {string} sha256 */
  async finish(sha256) {
    this.#try(() => {
      this.data.flush();
      this.#tell({ bytes: this.#at, sha256 });
    });
    await this.close();
    return !this.#broken;
  }

  async drop() {
    this.restart('');
    await this.close();
  }

  async close() {
    this.data.close();
    this.note.close();
    this.release();
  }

  /** @param {() => void} change */
  #try(change) {
    if (this.#broken) return;
    try {
      change();
    } catch {
      this.#broken = true;
      try {
        this.note.truncate(0);
        this.data.truncate(0);
      } catch {
        // Without its note, nobody takes what is there for a file.
      }
    }
  }
}

/** @param {number} byte */
const hex = (byte) => byte.toString(16).padStart(2, '0');

/** An entry of the Cache API, which is there as a whole or not at all. @implements {Store} */
class Cached {
  keeps = true;
  sha256 = '';
  validator = '';
  hashes = false;
  /** @type {ReadableStreamDefaultReader<Uint8Array> | undefined} */
  #reader;
  /** @type {WritableStreamDefaultWriter<Uint8Array> | undefined} */
  #writer;
  /** Whether it was put, without an error that nobody hears. @type {Promise<boolean> | undefined} */
  #put;

  /** @param {string} url @param {() => void} release */
  static async open(url, release) {
    const cache = await caches.open(NAME);
    return new Cached(cache, url, await cache.match(url), release);
  }

  /** @param {Cache} cache @param {string} url @param {Response | undefined} kept @param {() => void} release */
  constructor(cache, url, kept, release) {
    this.cache = cache;
    this.url = url;
    this.release = release;
    this.complete = !!kept?.body;
    this.total = Number(kept?.headers.get('content-length')) || undefined;
    this.#reader = kept?.body?.getReader();
  }

  async read() {
    return (await this.#reader?.read())?.value;
  }

  /** @param {string} _validator @param {number | undefined} total */
  restart(_validator, total) {
    this.complete = false;
    this.#reader = undefined;
    this.#writer?.abort().catch(() => {});
    const { readable, writable } = new TransformStream();
    this.#writer = writable.getWriter();
    const headers = new Headers(total === undefined ? {} : { 'content-length': String(total) });
    this.#put = this.cache.put(this.url, new Response(readable, { headers })).then(
      () => true,
      () => false,
    );
  }

  /** @param {Uint8Array} bytes */
  async write(bytes) {
    try {
      // A copy: the stream keeps it, and the caller uses his own again. What cannot be put is not read to its end.
      const written = this.#writer?.write(bytes.slice());
      const failed = this.#put?.then((put) => (put ? undefined : Promise.reject(new Error())));
      await Promise.race([written, failed]);
    } catch {
      this.#writer = undefined;
    }
  }

  async finish() {
    try {
      await this.#writer?.close();
    } catch {
      this.#writer = undefined;
    }
    const kept = this.#writer !== undefined && (await this.#put) === true;
    this.release();
    return kept;
  }

  async drop() {
    await this.#abort();
    // Where it cannot be deleted, it is found bad again the next time.
    await this.cache.delete(this.url).catch(() => {});
    this.release();
  }

  async close() {
    await this.#abort();
    this.release();
  }

  async #abort() {
    await this.#writer?.abort().catch(() => {});
    await this.#reader?.cancel().catch(() => {});
  }
}
