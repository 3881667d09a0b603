/**
 * The builder: what was asked for, checked where it was asked, and carried over in one crossing.
 *
 * @import { Made, Operation, Output, Plan } from './engine.js'
 * @import { CallOptions, ImageInput, InputOptions, Pipeline as Published } from './index.js'
 * @import { Source } from './input.js'
 */
import * as client from './engine.js';
import { badOption } from './errors.js';
import * as input from './input.js';
import * as options from './options.js';
import { within } from './within.js';

/** @type {Output} */
const PIXELS = { pixels: {} };

/**
 * @typedef {object} Asked
 * @property {() => Source | Promise<Source>} source
 * @property {Operation[]} operations
 * @property {Output} output
 * @property {InputOptions} options
 */

/** @implements {Published} */
class Pipeline {
  #asked;

  /** @param {Asked} asked */
  constructor(asked) {
    this.#asked = asked;
  }

  /** @param {Operation} operation */
  #then(operation) {
    return new Pipeline({
      ...this.#asked,
      operations: [...this.#asked.operations, operation],
    });
  }

  /** @param {Output} output */
  #as(output) {
    return new Pipeline({ ...this.#asked, output });
  }

  /** @type {Published['resize']} */
  resize(asked) {
    const resize = options.read('resize', asked, options.resize);
    if (resize.width === undefined && resize.height === undefined) {
      throw badOption('resize: it needs a width, a height or both');
    }
    return this.#then({ resize });
  }

  /** @type {Published['crop']} */
  crop(rectangle) {
    const crop = options.read('crop', rectangle, options.crop);
    const { width, height } = crop;
    if (width === undefined || height === undefined) {
      throw badOption('crop: it needs a width and a height');
    }
    return this.#then({ crop: { ...crop, width, height } });
  }

  /** @type {Published['rotate']} */
  rotate(degrees) {
    const check = (/** @type {unknown} */ value) =>
      Number(value) % 90 === 0 ? options.number(value) : 'a multiple of 90';
    return this.#then({
      rotate: { degrees: options.argument('rotate', 'degrees', degrees, check) },
    });
  }

  /** @type {Published['flip']} */
  flip(direction) {
    const check = options.oneOf('horizontal', 'vertical');
    return this.#then({ flip: { axis: options.argument('flip', 'direction', direction, check) } });
  }

  /** @type {Published['blur']} */
  blur(sigma) {
    return this.#then({
      blur: { sigma: options.argument('blur', 'sigma', sigma, options.number) },
    });
  }

  /** @type {Published['sharpen']} */
  sharpen(asked) {
    return this.#then({ sharpen: options.read('sharpen', asked, options.sharpen) });
  }

  /** @type {Published['brightness']} */
  brightness(factor) {
    return this.#then({ brightness: amount('brightness', factor) });
  }

  /** @type {Published['contrast']} */
  contrast(factor) {
    return this.#then({ contrast: amount('contrast', factor) });
  }

  /** @type {Published['saturation']} */
  saturation(factor) {
    return this.#then({ saturation: amount('saturation', factor) });
  }

  /** @type {Published['greyscale']} */
  greyscale() {
    return this.#then({ greyscale: {} });
  }

  /** @type {Published['jpeg']} */
  jpeg(asked) {
    return this.#as({ jpeg: options.read('jpeg', asked, options.formats.jpeg) });
  }

  /** @type {Published['png']} */
  png(asked) {
    return this.#as({ png: options.read('png', asked, options.formats.png) });
  }

  /** @type {(asked?: object) => Published} */
  webp(asked) {
    // It has no options, and `quality` is what people give it.
    options.read('webp', asked, options.formats.webp);
    return this.#as({ webp: {} });
  }

  /** @type {Published['toBlob']} */
  async toBlob(asked) {
    const { bytes, format } = await this.#run('toBlob', this.#asked.output, asked);
    return new Blob([bytes], { type: `image/${format}` });
  }

  /** @type {Published['toBytes']} */
  async toBytes(asked) {
    return (await this.#run('toBytes', this.#asked.output, asked)).bytes;
  }

  /** @type {Published['toImageData']} */
  async toImageData(asked) {
    const { bytes, width, height } = await this.#run('toImageData', PIXELS, asked);
    const data = new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Node has pixels, but no class for them.
    if (typeof ImageData === 'undefined') {
      return /** @type {ImageData} */ ({ data, width, height, colorSpace: 'srgb' });
    }
    return new ImageData(data, width, height);
  }

  /** @type {Published['toImageBitmap']} */
  async toImageBitmap(asked) {
    return createImageBitmap(await this.toImageData(asked));
  }

  /**
   * @param {string} where
   * @param {Output} output
   * @param {CallOptions | undefined} asked
   * @returns {Promise<Made>}
   */
  async #run(where, output, asked) {
    const { operations, options: given } = this.#asked;
    const { limits, transfer: _, ...base } = given;
    const merged = { ...base, ...options.read(where, asked, options.call) };
    /** @type {Plan} */
    const plan = { operations, output, ...(limits && { limits }) };
    const read = this.#asked.source();
    // What needs no waiting is copied before the caller can change it.
    if (!(read instanceof Promise)) return send(read, plan, merged);
    const { value, timeout } = await within(read, merged);
    return send(value, plan, { ...merged, ...(timeout !== undefined && { timeout }) });
  }
}

/** @param {string} where @param {unknown} factor */
function amount(where, factor) {
  return { amount: options.argument(where, 'factor', factor, options.number) };
}

/**
 * @param {Source} source
 * @param {Plan} plan
 * @param {CallOptions} asked
 * @returns {Promise<Made>}
 */
function send(source, plan, asked) {
  switch (source.kind) {
    case 'file':
      return client.run(source.data, plan, { ...asked, transfer: source.moves });
    case 'pixels': {
      const { data, width, height, moves } = source;
      return client.runPixels(data, width, height, plan, { ...asked, transfer: moves });
    }
    case 'bitmap':
      return client.runBitmap(source.bitmap, plan, { ...asked, transfer: [source.bitmap] });
  }
}

/**
 * @param {ImageInput} image
 * @param {InputOptions} [asked]
 */
export function pipeline(image, asked) {
  const found = options.read('pipeline', asked, options.input);
  return start(image, found);
}

/**
 * A pipeline whose options have been read already.
 *
 * @param {ImageInput} image
 * @param {InputOptions} found
 * @param {Output} [output] the input's own format, if nothing else is said
 * @returns {Published}
 */
export function start(image, found, output = { same: {} }) {
  return new Pipeline({
    source: input.read(image, found.transfer ?? false),
    operations: [],
    output,
    options: found,
  });
}
