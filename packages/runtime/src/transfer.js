/**
 * Arguments → message. Bytes are copied into a staging buffer, what `transfer` names and what can only be moved is moved,
 * handles and functions become numbers, and the rest is cloned by the browser.
 *
 * @import { CallOptions } from './types.js'
 * @import { Job } from './call.js'
 * @import { CallMessage, Link, StagedView } from './protocol.js'
 * @import { Ref } from './handle.js'
 * @import { Staging } from './staging.js'
 */
import { RefusedError } from './errors.js';
import { refOf } from './handle.js';
import { bufferOf, movable, parts, rebuild, tag } from './values.js';

let last = 0;

/** From here on a staging buffer is faster than a clone. */
const SMALL = 8192;

/**
 * The arguments of one call, ready to be posted.
 *
 * @typedef {object} Parcel
 * @property {Omit<CallMessage, 'id'>} message
 * @property {Set<Ref>} refs every handle the call uses
 * @property {Set<any>} moved
 * @property {{ target: ArrayBufferView, offset: number }[]} writes arrays of the caller that get their bytes back
 * @property {Map<number, Function>} functions that the lane may call back
 * @property {boolean} plain whether it is small, any lane may have it, and its caller cannot change it any more
 */

/**
 * @param {unknown[]} args
 * @param {Job} job
 * @param {CallOptions} options
 * @param {Staging | null} staging null where the arguments are needed more than once
 * @returns {Parcel}
 */
export function pack(args, job, { transfer = [] }, staging) {
  const { ref, setUp, ...what } = job;
  const { bytes = [], writes = [] } = job.spec;
  /** @type {StagedView[]} */
  const views = [];
  /** @type {{ at: number, blob: Blob }[]} */
  const blobs = [];
  /** @type {Link[]} */
  const links = [];
  /** @type {Parcel['writes']} */
  const written = [];
  /** @type {Uint8Array[]} */
  const staged = [];
  /** @type {Parcel['functions']} */
  const functions = new Map();
  const refs = new Set(ref && [ref]);
  /** @type {Parcel['moved']} */
  const moved = new Set(Array.from(transfer, (item) => bufferOf(item) ?? item));
  // An empty buffer needs no moving, and a detached one is refused only where it is copied.
  for (const item of moved) if (item.byteLength === 0) moved.delete(item);
  let size = 0;
  /** How much of it is cloned, if nothing but a little is. */
  let weight = job.op !== 'call' || job.on !== undefined || setUp || moved.size ? Infinity : 0;

  /** @param {unknown} value @param {number} at @param {number} [within] an array argument */
  const link = (value, at, within) => {
    const ref = refOf(value);
    if (typeof value === 'function') {
      functions.set(++last, value);
      links.push({ at, in: within, fn: last });
      return;
    }
    if (!ref) return value;
    refs.add(ref);
    links.push({ at, in: within, id: ref.id });
  };

  /** @param {any} value @param {number} at @returns {unknown} what stands in the message in its place */
  const put = (value, at) => {
    if (value !== Object(value) && typeof value !== 'symbol') {
      weight += value?.length ?? 0;
      return value;
    }
    const before = weight;
    weight = Infinity;
    if (Array.isArray(value) && value.some(refOf)) return value.map((item, i) => link(item, i, at));
    const isBytes = bytes.includes(at);
    const isWritten = writes.includes(at);
    for (const part of /** @type {any[]} */ (parts(value))) {
      const whole = bufferOf(part);
      if (!moved.has(whole)) {
        if (movable(part)) moved.add(part);
      } else if (isWritten || part.byteLength < /** @type {ArrayBuffer} */ (whole).byteLength) {
        throw new RefusedError(`Argument ${at + 1} is only a part`, {
          code: 'outboard/partial-buffer',
        });
      }
    }
    if (isBytes) {
      if (/^(Blob|File)$/.test(tag(value))) {
        blobs.push({ at, blob: value });
        return;
      }
      // The glue takes arrays of bytes, not what is behind them.
      if (/Buffer|DataView/.test(tag(value))) {
        value = new Uint8Array(value.buffer ?? value, value.byteOffset, value.byteLength);
      }
    }
    const buffer = bufferOf(value);
    if (!buffer || moved.has(buffer)) return link(value, at);
    const { byteOffset = 0, byteLength, length = byteLength } = value;
    const type = tag(value);
    if (!staging || (byteLength < SMALL && !isWritten)) {
      weight = before + byteLength;
      return rebuild(type, buffer.slice(byteOffset, byteOffset + byteLength));
    }
    const own = !isBytes && !isWritten;
    views.push({ at, type, offset: size, bytes: byteLength, length, own });
    staged.push(new Uint8Array(buffer, byteOffset, byteLength));
    if (isWritten) written.push({ target: value, offset: size });
    size += Math.ceil(byteLength / 16) * 16;
  };

  /** @type {Parcel['message']} */
  const message = { kind: 'call', ...what, args: args.map(put) };
  const plain = weight < SMALL;
  // Each key costs its cloning.
  if (!plain) Object.assign(message, { views, blobs, links });
  if (size) staging?.load(message, staged, size, refs);
  return { message, refs, moved, writes: written, functions, plain };
}

/**
 * Takes the arguments as they are now, for a call that has to wait: what its caller changes or moves later is not its concern.
 * The staging buffer is a copy already.
 *
 * @param {Parcel} parcel
 */
export function keep(parcel) {
  const transfer = [...parcel.moved];
  const [args, moved] = structuredClone([parcel.message.args, transfer], { transfer });
  parcel.message.args = args;
  parcel.moved = new Set(moved);
}
