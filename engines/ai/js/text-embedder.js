/**
 * Texts become vectors. Types, docs and examples are in `text.d.ts`.
 *
 * @import { EmbedderHandle as Raw } from './text-engine.js'
 * @import { EmbedOptions } from './text.js'
 * @import { CallOptions, KitSource, LoadOptions } from './index.js'
 */
import { EmbedderHandle } from './engine.js';
import { badInput, show } from './errors.js';
import { loadKit } from './kit.js';
import { OnLane, release } from './lanes.js';
import * as options from './options.js';
import { SearchIndex } from './text-index.js';

/** Texts of one call and their letters: little enough that others get their turn on the lane, and stopping is quick. */
const TEXTS = 64;
const LETTERS = 16_384;

/** A text counts for no more letters than this, for the model sees no more of it. */
const SEEN = 2048;

/** @extends {OnLane<Raw>} */
export class Embedder extends OnLane {
  /** @param {Raw} handle @param {string} model @param {number} dimensions */
  constructor(handle, model, dimensions) {
    super(handle);
    this.model = model;
    this.dimensions = dimensions;
  }

  /** @param {KitSource} source @param {LoadOptions} [asked] */
  static async load(source, asked) {
    const how = options.read('Embedder.load', asked, options.load);
    const { files, kit } = await loadKit(source, 'embeddings', how);
    try {
      const handle = await EmbedderHandle.create(files, kit.settings ?? {});
      const model = kit.version ? `${kit.name} ${kit.version}` : kit.name;
      return new Embedder(handle, model, await handle.dimensions());
    } finally {
      release(files);
    }
  }

  /** @param {Float32Array} a @param {Float32Array} b */
  static similarity(a, b) {
    if (a.length !== b.length) {
      throw badInput(`Vectors of ${a.length} and of ${b.length} numbers cannot be compared`);
    }
    let product = 0;
    let lengths = [0, 0];
    for (let at = 0; at < a.length; at++) {
      product += a[at] * b[at];
      lengths = [lengths[0] + a[at] * a[at], lengths[1] + b[at] * b[at]];
    }
    return lengths[0] && lengths[1] ? product / Math.sqrt(lengths[0] * lengths[1]) : 0;
  }

  /**
   * @param {readonly string[]} texts
   * @param {EmbedOptions} [asked]
   * @returns {Promise<Float32Array[]>}
   */
  async embed(texts, asked) {
    const all = { ...options.call, onProgress: options.callback };
    const { onProgress, ...call } = options.read('embed', asked, all);
    if (!Array.isArray(texts)) {
      throw badInput(`embed takes an array of texts; it was given ${show(texts)}`);
    }
    texts.forEach((text) => {
      if (typeof text !== 'string') throw badInput(`A text is a string; there was ${show(text)}`);
    });
    const vectors = [];
    for (const part of parts(texts)) {
      const flat = await this.flat(part, call);
      for (let at = 0; at < part.length; at++) {
        vectors.push(flat.slice(at * this.dimensions, (at + 1) * this.dimensions));
      }
      onProgress?.({ fraction: vectors.length / texts.length });
    }
    return vectors;
  }

  /**
   * The vectors of a few texts, one after the other.
   *
   * @param {string[]} texts
   * @param {CallOptions} how
   */
  flat(texts, how) {
    const { timeout, priority } = how;
    return this.call(how, (embedder) => embedder.embed(texts, { timeout, priority }));
  }

  /** @param {string} text @param {CallOptions} [asked] */
  async passages(text, asked) {
    const call = options.read('passages', asked, options.call);
    if (typeof text !== 'string') throw badInput(`A text is a string; it was ${show(text)}`);
    const { timeout, priority } = call;
    return this.call(call, (embedder) => embedder.passages(text, { timeout, priority }));
  }

  index() {
    return SearchIndex.create(this);
  }
}

/**
 * Cuts a list of texts into what goes at once.
 *
 * @param {readonly string[]} texts
 */
export function* parts(texts) {
  /** @type {string[]} */
  let part = [];
  let letters = 0;
  for (const text of texts) {
    part.push(text);
    letters += Math.min(text.length, SEEN);
    if (part.length < TEXTS && letters < LETTERS) continue;
    yield part;
    part = [];
    letters = 0;
  }
  if (part.length) yield part;
}
