/**
 * Runs on the browser's audio thread: collects a tenth of a second of sound and passes it on. It must not compute, or the sound stutters.
 *
 * A file of its own, for an AudioWorklet is loaded by its URL.
 */

/** @typedef {{ port: MessagePort }} Processor */

const scope = /** @type {any} */ (globalThis);

class Collector extends scope.AudioWorkletProcessor {
  #size = Math.round(scope.sampleRate / 10);
  #samples = new Float32Array(this.#size);
  #filled = 0;
  #running = true;

  constructor() {
    super();
    const { port } = /** @type {Processor} */ (/** @type {unknown} */ (this));
    port.onmessage = () => {
      this.#running = false;
      if (this.#filled) port.postMessage(this.#samples.slice(0, this.#filled));
      port.postMessage(null);
    };
  }

  /** @param {Float32Array[][]} inputs one channel of one input; none while nothing is connected */
  process(inputs) {
    const channel = inputs[0]?.[0];
    for (let at = 0; this.#running && channel && at < channel.length; ) {
      const piece = channel.subarray(at, at + this.#size - this.#filled);
      this.#samples.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled < this.#size) break;
      const { port } = /** @type {Processor} */ (/** @type {unknown} */ (this));
      port.postMessage(this.#samples, [this.#samples.buffer]);
      this.#samples = new Float32Array(this.#size);
      this.#filled = 0;
    }
    return this.#running;
  }
}

scope.registerProcessor('outboard-collector', Collector);
