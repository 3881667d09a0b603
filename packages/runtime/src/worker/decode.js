/**
 * Message → arguments.
 *
 * @import { CallMessage } from '../protocol.js'
 */
import { rebuild, tag } from '../values.js';

/**
 * @param {CallMessage} message
 * @param {Map<number, any>} objects
 * @param {(id: number) => unknown} standIn for a function of the page
 * @returns {unknown[] | Promise<unknown[]>} a promise only where something has to be read
 */
export function decode(message, objects, standIn) {
  const { args, views = [], blobs = [], links = [], staging, name, spec } = message;
  for (const { at, type, offset, bytes, length, own } of views) {
    const buffer = /** @type {ArrayBuffer} */ (staging);
    // Rust copies what it takes as a slice; what the engine may keep as an object must not travel back.
    args[at] = own
      ? rebuild(type, buffer.slice(offset, offset + bytes))
      : rebuild(type, buffer, offset, length);
  }
  for (const { at, in: within, id, fn } of links) {
    const place =
      within === undefined ? args : /** @type {any} */ (args[/** @type {number} */ (within)]);
    place[/** @type {number} */ (at)] =
      fn === undefined ? objects.get(/** @type {number} */ (id)) : standIn(fn);
  }
  for (const at of spec?.bytes ?? []) {
    const isRead = blobs.some((blob) => blob.at === at);
    if (!isRead && !isBytes(args[at])) throw notBytes(name, at, tag(args[at]));
  }
  return blobs.length ? readAll(name, args, blobs) : args;
}

/** @param {string} name @param {unknown[]} args @param {{ at: number, blob: Blob }[]} blobs */
async function readAll(name, args, blobs) {
  await Promise.all(
    blobs.map(async ({ at, blob }) => {
      // One of a simulated page arrives as an object without anything.
      if (!/Blob|File/.test(tag(blob))) throw notBytes(name, at, 'a file that cannot cross');
      args[at] = new Uint8Array(await blob.arrayBuffer());
    }),
  );
  return args;
}

/**
 * The handles whose objects Rust took, or freed; they are forgotten.
 *
 * @param {unknown[]} used
 * @param {Map<number, any>} objects
 * @returns {number[]}
 */
export function consumed(used, objects) {
  const gone = [];
  for (const id of used) {
    if (typeof id !== 'number' || objects.get(id)?.__wbg_ptr) continue;
    objects.delete(id);
    gone.push(id);
  }
  return gone;
}

/**
 * The glue takes whatever has a length for bytes, and makes zeros of what it cannot read. One that was left out is its affair.
 *
 * @param {any} value
 */
const isBytes = (value) =>
  value === undefined ||
  value === null ||
  Array.isArray(value) ||
  (ArrayBuffer.isView(value) && /** @type {Uint8Array} */ (value).BYTES_PER_ELEMENT === 1);

/** @param {string} name @param {number} at @param {string} what */
const notBytes = (name, at, what) =>
  Object.assign(new TypeError(`Argument ${at + 1} of ${name} is no bytes, but ${what}`), {
    name: 'RefusedError',
    code: 'outboard/not-bytes',
  });
