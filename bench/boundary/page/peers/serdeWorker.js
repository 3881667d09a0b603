/** Structs by serde-wasm-bindgen, behind Comlink. */
import { expose } from 'comlink';

const path = '/by-hand/boundary_serde/boundary_serde.js';

/**
 * @import { Star } from '../engines.js'
 * @typedef {{ weigh(stars: Star[]): number, stars(count: number): Star[], default(options: object): Promise<unknown> }} Serde
 */

/** @type {Serde} */
let engine;

const exposed = {
  async ready() {
    engine = await import(/* @vite-ignore */ path);
    await engine.default({ module_or_path: '/by-hand/boundary_serde/boundary_serde_bg.wasm' });
  },
  /** @param {Star[]} stars */
  weigh: (stars) => engine.weigh(stars),
  /** @param {number} count */
  stars: (count) => engine.stars(count),
};

/** @typedef {typeof exposed} Exposed */

expose(exposed);
