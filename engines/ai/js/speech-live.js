/**
 * Sound as it comes: from a microphone by an AudioWorklet, or in chunks that somebody else has. This thread passes it on and computes
 * nothing.
 *
 * @import { LiveInput } from './speech.js'
 */
import { badInput, refused, show, tagOf } from './errors.js';
import { isFloats } from './speech-sound.js';

/**
 * What is heard now. Chunks that come while nobody asks are given as one, so who is slow falls behind and loses nothing.
 *
 * @typedef {object} Live
 * @property {number} rate
 * @property {() => Promise<Float32Array | undefined>} next what has come since; nothing when it has ended
 * @property {() => void} stop no more comes; what has come is still given
 * @property {() => void} close frees all
 */

/**
 * @param {LiveInput} source
 * @returns {Promise<Live>}
 */
export async function open(source) {
  const given = /** @type {any} */ (source);
  if (tagOf(given) === 'MediaStream') return ofStream(given);
  const iterates = given?.chunks?.[Symbol.asyncIterator] ?? given?.chunks?.[Symbol.iterator];
  if (iterates && Number.isInteger(given.rate)) return ofChunks(given);
  throw badInput(
    `To listen takes a MediaStream, or { chunks, rate } with an iterable of Float32Arrays; it was given ${show(given)}`,
  );
}

/** @param {MediaStream} stream @returns {Promise<Live>} */
async function ofStream(stream) {
  const [track] = stream.getAudioTracks();
  if (!track) throw refused('ai/bad-audio', 'The stream has no sound');
  const context = new AudioContext();
  /** @type {Float32Array[]} */
  let waiting = [];
  let ended = track.readyState === 'ended';
  let wake = () => {};
  const close = () => {
    ended = true;
    track.removeEventListener('ended', stop);
    void context.close().catch(() => {});
    wake();
  };
  /** @type {AudioWorkletNode | undefined} */
  let node;
  const stop = () => node?.port.postMessage('stop');
  try {
    // Vite would make so small a file a `data:` URL, which a strict policy refuses.
    const script = new URL('./speech-worklet.js?no-inline', import.meta.url);
    await context.audioWorklet.addModule(script);
    node = new AudioWorkletNode(context, 'outboard-collector', {
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    node.port.onmessage = ({ data }) => {
      if (data) waiting.push(data);
      else ended = true;
      wake();
    };
    context.createMediaStreamSource(stream).connect(node);
    track.addEventListener('ended', stop);
    await context.resume();
  } catch (error) {
    close();
    throw error;
  }
  return {
    rate: context.sampleRate,
    stop,
    close,
    async next() {
      while (!waiting.length && !ended) {
        await new Promise((resolve) => {
          wake = () => resolve(undefined);
        });
      }
      const chunks = waiting;
      waiting = [];
      return chunks.length ? joined(chunks) : undefined;
    },
  };
}

/** @param {{ chunks: AsyncIterable<Float32Array> | Iterable<Float32Array>, rate: number }} source @returns {Promise<Live>} */
async function ofChunks({ chunks, rate }) {
  /** @type {any} */
  const all = chunks;
  const from = (all[Symbol.asyncIterator] ?? all[Symbol.iterator]).call(all);
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  return {
    rate,
    stop,
    close() {
      stop();
      void Promise.resolve(from.return?.()).catch(() => {});
    },
    async next() {
      if (stopped) return undefined;
      const { done, value } = await from.next();
      if (done) return undefined;
      if (!isFloats(value)) throw badInput(`A chunk is a Float32Array; it was ${show(value)}`);
      return value;
    },
  };
}

/** @param {Float32Array[]} chunks */
function joined(chunks) {
  if (chunks.length === 1) return chunks[0];
  const all = new Float32Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/**
 * What is made of sound as it comes: `for await` reads it, `stop()` ends the sound and gives what is left, and leaving the loop ends
 * all. It begins when it is first read.
 *
 * @template T
 */
export class Hearing {
  /** @type {AsyncGenerator<T, void, void>} */
  #parts;
  #stop = () => {};
  #stopped = false;

  /**
   * @param {LiveInput} source
   * @param {AbortSignal | undefined} signal
   * @param {(rate: number) => Promise<{ push(samples: Float32Array): Promise<T[]>, finish(): Promise<T[]>, release(): void }>} begin
   */
  constructor(source, signal, begin) {
    this.#parts = this.#run(source, signal, begin);
  }

  /** Ends the sound. What it still gives is given, and then the loop ends. */
  stop() {
    this.#stopped = true;
    this.#stop();
  }

  [Symbol.asyncIterator]() {
    return this.#parts;
  }

  /** @type {(source: LiveInput, signal: AbortSignal | undefined, begin: any) => AsyncGenerator<T, void, void>} */
  async *#run(source, signal, begin) {
    signal?.throwIfAborted();
    const live = await open(source);
    signal?.addEventListener('abort', live.close);
    this.#stop = live.stop;
    if (this.#stopped) live.stop();
    let work;
    try {
      work = await begin(live.rate);
      for (;;) {
        const samples = await live.next();
        signal?.throwIfAborted();
        if (!samples) break;
        const parts = await work.push(samples);
        signal?.throwIfAborted();
        yield* parts;
      }
      yield* await work.finish();
    } finally {
      signal?.removeEventListener('abort', live.close);
      live.close();
      work?.release();
    }
  }
}
