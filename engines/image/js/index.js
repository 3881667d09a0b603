/**
 * The front of the image engine. Types, docs and examples are in `index.d.ts`.
 */
import * as client from './engine.js';
import { badInput } from './errors.js';
import { read as readInput } from './input.js';
import * as options from './options.js';
import { start } from './pipeline.js';
import { within } from './within.js';

export {
  default,
  EngineError,
  EnginePanic,
  EngineTrap,
  engine,
  InitError,
  init,
  LaneLostError,
  OutboardError,
  RefusedError,
  StaleHandleError,
  TimeoutError,
} from './engine.js';
export { pipeline } from './pipeline.js';

/** @type {typeof import('./index.js').resize} */
export async function resize(image, asked) {
  const all = { ...options.resize, ...options.encode, ...options.input };
  const { format, quality, ...rest } = options.read('resize', asked, all);
  const { limits, transfer, signal, timeout, priority, onProgress, ...steps } = rest;
  const call = { limits, transfer, signal, timeout, priority, onProgress };
  return start(image, call, output(format, quality)).resize(steps).toBlob();
}

/** @type {typeof import('./index.js').info} */
export async function info(image, asked) {
  const { limits, transfer = false, ...call } = options.read('info', asked, options.input);
  const source = readInput(image, transfer)();
  const { value, timeout } = await within(source, call);
  if (value.kind !== 'file') {
    throw badInput('info reads what a file says of itself, and pixels say nothing');
  }
  return client.info(value.data, limits, { ...call, timeout, transfer: value.moves });
}

/** @type {typeof import('./index.js').decode} */
export async function decode(image, asked) {
  return start(image, options.read('decode', asked, options.input)).toImageData();
}

/** @type {typeof import('./index.js').encode} */
export async function encode(image, asked) {
  const all = { ...options.encode, ...options.input };
  const { format = 'png', quality, ...call } = options.read('encode', asked, all);
  return start(image, call, output(format, quality)).toBlob();
}

/**
 * @param {import('./index.js').ImageFormat | undefined} format
 * @param {number | undefined} quality
 * @returns {import('./engine.js').Output}
 */
function output(format, quality) {
  if (format === 'png') return { png: {} };
  if (format === 'webp') return { webp: {} };
  const how = quality === undefined ? {} : { quality };
  return format === 'jpeg' ? { jpeg: how } : { same: how };
}
