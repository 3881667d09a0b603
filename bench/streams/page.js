/** What the bench of streams calls in a page. */
import { source } from './data.js';
import { proof } from './proof.js';
import { everywhere, race } from './race.js';

/** Where the bench serves it; it is no module of this folder. */
const address = '/packages/streams/index.js';
const streams = await import(address);

/** Chromium's own, and nobody else's. */
const { memory } = /** @type {any} */ (performance);

/** WebCrypto takes no pieces: all of it has to be there. @param {number} bytes */
async function digest(bytes) {
  const whole = await new Response(source(bytes)).arrayBuffer();
  return (await crypto.subtle.digest('SHA-256', whole)).byteLength;
}

Object.assign(globalThis, {
  /**
   * @param {number} bytes
   * @param {() => Promise<number>} resident what the process of this page holds
   * @param {(done: number) => void} told
   */
  async prove(bytes, resident, told) {
    await streams.init();
    const sample = async () => ({
      linear: streams.engine.stats().memory,
      heap: memory.usedJSHeapSize,
      resident: await resident(),
    });
    return proof(streams, bytes, sample, told);
  },
  /** @param {number} bytes @param {number} rounds */
  race(bytes, rounds) {
    const whole = { label: 'crypto.subtle.digest, of the whole', work: 'hash', run: digest };
    return race([...everywhere(streams), whole], bytes, rounds);
  },
});
