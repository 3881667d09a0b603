/**
 * What a value is, for both sides of a message. By tag and not by `instanceof`: values come from frames and other realms too.
 */

/** @param {unknown} value such as 'Uint8Array', 'Blob' or 'Object' */
export const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

/**
 * The `ArrayBuffer` that a value is, or is a view of. Shared memory is none: it is neither copied nor moved.
 *
 * @param {any} value
 * @returns {ArrayBuffer | undefined}
 */
export const bufferOf = (value) => {
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
  return tag(buffer) === 'ArrayBuffer' ? /** @type {ArrayBuffer} */ (buffer) : undefined;
};

/**
 * Whether a platform object crosses by moving: an `ImageBitmap`, an `OffscreenCanvas`, a `VideoFrame`, a `MessagePort`, any stream.
 * Others of such names cannot cross at all.
 *
 * @param {unknown} value
 */
export const movable = (value) =>
  /(Bitmap|Canvas|Frame|AudioData|Port|Stream)$/.test(tag(value)) ||
  // Node's ports have the tag of what they inherit from.
  (typeof MessagePort === 'function' && value instanceof MessagePort);

/**
 * A value, and what stands directly in it where it is a plain object or an array.
 *
 * @param {unknown} value
 * @returns {unknown[]}
 */
export const parts = (value) =>
  /^(Object|Array)$/.test(tag(value))
    ? Object.values(/** @type {object} */ (value)).filter((part) => typeof part === 'object')
    : [value];

/**
 * A view of this type, or the buffer itself.
 *
 * @param {string} type name of the constructor
 * @param {ArrayBuffer} buffer
 * @param {number} [offset]
 * @param {number} [length]
 */
export const rebuild = (type, buffer, offset, length) =>
  type === 'ArrayBuffer'
    ? buffer
    : new /** @type {any} */ (globalThis)[type](buffer, offset, length);
