/**
 * Pictures: text in them, what they show, one number, and who is in them. Types, docs and examples are in `sight.d.ts`.
 *
 * @import { Kit, KitSource, LoadOptions } from './index.js'
 * @import { Handle } from './engine.js'
 * @import { ClassifierHandle as RawClassifier, ReaderHandle as RawReader, ScorerHandle as RawScorer, SegmenterHandle as RawSegmenter } from './sight-engine.js'
 * @import { BlurOptions, ClassifyOptions, PictureInput, ReadOptions, SegmentOptions } from './sight.js'
 */
import { ClassifierHandle, ReaderHandle, ScorerHandle, SegmenterHandle } from './engine.js';
import { loadKit } from './kit.js';
import { OnLane, release } from './lanes.js';
import * as options from './options.js';
import { imageData, read } from './sight-picture.js';

/**
 * Loads the kit of a task, and makes the task's object of its files.
 *
 * @template {Handle} H
 * @template T
 * @param {string} where
 * @param {string} task
 * @param {{ create(files: any, settings?: Record<string, unknown>): Promise<H> }} handle
 * @param {(handle: H, kit: Kit) => T} make
 * @param {KitSource} source
 * @param {LoadOptions} [asked]
 */
async function load(where, task, handle, make, source, asked) {
  const how = options.read(where, asked, options.load);
  const { files, kit } = await loadKit(source, task, how);
  try {
    return make(await handle.create(files, kit.settings), kit);
  } finally {
    release(files);
  }
}

/** @type {(least: number, most: number) => options.Check} */
const between = (least, most) => (value) =>
  value >= least && value <= most ? undefined : `a number from ${least} to ${most}`;

/** @extends {OnLane<RawReader>} */
export class Reader extends OnLane {
  /** @param {RawReader} handle @param {Kit} kit */
  constructor(handle, kit) {
    super(handle);
    this.kit = kit;
  }

  /** @param {KitSource} source @param {LoadOptions} [asked] */
  static load(source, asked) {
    const make = (/** @type {RawReader} */ handle, /** @type {Kit} */ kit) =>
      new Reader(handle, kit);
    return load('Reader.load', 'text-in-pictures', ReaderHandle, make, source, asked);
  }

  /** @param {PictureInput} picture @param {ReadOptions} [asked] */
  async read(picture, asked) {
    const { least, turned, signal, ...call } = options.read('read', asked, {
      ...options.call,
      onProgress: options.callback,
      least: between(0, 1),
      turned: options.flag,
    });
    const how = { ...(least !== undefined && { least }), ...(turned !== undefined && { turned }) };
    const given = await read(picture);
    return this.call({ signal }, (reader) =>
      'bitmap' in given
        ? reader.readBitmap(given.bitmap, how, { ...call, transfer: [given.bitmap] })
        : reader.read(given.rgba, given.width, given.height, how, call),
    );
  }
}

/** @extends {OnLane<RawClassifier>} */
export class Classifier extends OnLane {
  /** @param {RawClassifier} handle @param {Kit} kit */
  constructor(handle, kit) {
    super(handle);
    this.kit = kit;
  }

  /** @param {KitSource} source @param {LoadOptions} [asked] */
  static load(source, asked) {
    const make = (/** @type {RawClassifier} */ handle, /** @type {Kit} */ kit) =>
      new Classifier(handle, kit);
    return load('Classifier.load', 'classification', ClassifierHandle, make, source, asked);
  }

  /** @param {PictureInput} picture @param {ClassifyOptions} [asked] */
  async classify(picture, asked) {
    const {
      top = 5,
      signal,
      ...call
    } = options.read('classify', asked, {
      ...options.call,
      top: options.whole(1, 2 ** 31),
    });
    const given = await read(picture);
    return this.call({ signal }, (classifier) =>
      'bitmap' in given
        ? classifier.classifyBitmap(given.bitmap, top, { ...call, transfer: [given.bitmap] })
        : classifier.classify(given.rgba, given.width, given.height, top, call),
    );
  }
}

/** @extends {OnLane<RawScorer>} */
export class Scorer extends OnLane {
  /** @param {RawScorer} handle @param {Kit} kit */
  constructor(handle, kit) {
    super(handle);
    this.kit = kit;
  }

  /** @param {KitSource} source @param {LoadOptions} [asked] */
  static load(source, asked) {
    const make = (/** @type {RawScorer} */ handle, /** @type {Kit} */ kit) =>
      new Scorer(handle, kit);
    return load('Scorer.load', 'score', ScorerHandle, make, source, asked);
  }

  /** @param {PictureInput} picture @param {import('./index.js').CallOptions} [asked] */
  async score(picture, asked) {
    const { signal, ...call } = options.read('score', asked, options.call);
    const given = await read(picture);
    return this.call({ signal }, (scorer) =>
      'bitmap' in given
        ? scorer.scoreBitmap(given.bitmap, { ...call, transfer: [given.bitmap] })
        : scorer.score(given.rgba, given.width, given.height, call),
    );
  }
}

/** @extends {OnLane<RawSegmenter>} */
export class Segmenter extends OnLane {
  /** @param {RawSegmenter} handle @param {Kit} kit */
  constructor(handle, kit) {
    super(handle);
    this.kit = kit;
  }

  /** @param {KitSource} source @param {LoadOptions} [asked] */
  static load(source, asked) {
    const make = (/** @type {RawSegmenter} */ handle, /** @type {Kit} */ kit) =>
      new Segmenter(handle, kit);
    return load('Segmenter.load', 'segmentation', SegmenterHandle, make, source, asked);
  }

  /** @param {PictureInput} picture @param {SegmentOptions} [asked] */
  async segment(picture, asked) {
    const table = { ...options.call, smooth: options.flag };
    const { smooth = true, ...call } = options.read('segment', asked, table);
    const { bytes, width, height } = await this.#made(picture, { mask: { smooth } }, call);
    return { data: bytes, width, height };
  }

  /** @param {PictureInput} picture @param {SegmentOptions} [asked] */
  async cutOut(picture, asked) {
    const table = { ...options.call, smooth: options.flag };
    const { smooth = true, ...call } = options.read('cutOut', asked, table);
    const { bytes, width, height } = await this.#made(picture, { cutOut: { smooth } }, call);
    return imageData(bytes, width, height);
  }

  /** @param {PictureInput} frame @param {BlurOptions} [asked] */
  async blurBackground(frame, asked) {
    const table = { ...options.call, strength: between(0, 1) };
    const { strength = 0.5, ...call } = options.read('blurBackground', asked, table);
    const { bytes, width, height } = await this.#made(frame, { blur: { strength } }, call);
    return imageData(bytes, width, height);
  }

  /**
   * @param {PictureInput} picture
   * @param {import('./sight-engine.js').Segmenting} asked
   * @param {Record<string, any>} options
   */
  async #made(picture, asked, { signal, ...call }) {
    const given = await read(picture);
    if ('bitmap' in given) {
      const { bitmap } = given;
      const { width, height } = bitmap;
      const bytes = await this.call({ signal }, (segmenter) =>
        segmenter.segmentBitmap(bitmap, asked, { ...call, transfer: [bitmap] }),
      );
      return { bytes, width, height };
    }
    const { rgba, width, height } = given;
    const bytes = await this.call({ signal }, (segmenter) =>
      segmenter.segment(rgba, width, height, asked, call),
    );
    return { bytes, width, height };
  }
}
