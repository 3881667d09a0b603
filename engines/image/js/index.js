/**
 * The front of the image engine. Types, docs and examples are in `index.d.ts`.
 *
 * @import { EncodeOptions } from './index.js'
 */
import * as client from './engine.js';
import { badInput } from './errors.js';
import { read as readInput } from './input.js';
import * as options from './options.js';
import { start } from './pipeline.js';
import { within } from './within.js';

export * from './engine.js';
export { pipeline } from './pipeline.js';

/** @type {typeof import('./index.js').resize} */
export async function resize(image, asked) {
  const all = { ...options.resize, ...options.encode, ...options.input };
  const { width, height, fit, position, background, filter, enlarge, format, quality, ...call } =
    options.read('resize', asked, all);
  const steps = { width, height, fit, position, background, filter, enlarge };
  return written(start(image, call).resize(steps), { format, quality }).toBlob();
}

/** @type {typeof import('./index.js').info} */
export async function info(image, asked) {
  const { limits, transfer = false, ...call } = options.read('info', asked, options.input);
  const { value: source, timeout } = await within(readInput(image, transfer)(), call);
  if (source.kind !== 'file') {
    throw badInput('info reads what a file says of itself, and pixels say nothing');
  }
  const left = timeout === undefined ? call : { ...call, timeout };
  return client.info(source.data, limits, { ...left, transfer: source.moves });
}

/** @type {typeof import('./index.js').decode} */
export async function decode(image, asked) {
  return start(image, options.read('decode', asked, options.input)).toImageData();
}

/** @type {typeof import('./index.js').encode} */
export async function encode(image, asked) {
  const all = { ...options.encode, ...options.input };
  const { format = 'png', quality, ...call } = options.read('encode', asked, all);
  return written(start(image, call), { format, quality }).toBlob();
}

/**
 * @param {import('./index.js').Pipeline} steps
 * @param {EncodeOptions} how
 */
function written(steps, { format, quality }) {
  if (format === undefined) return steps.same({ quality });
  return format === 'jpeg' ? steps.jpeg({ quality }) : steps[format]();
}
