/**
 * Result → message: what can be moved is moved, and objects of the engine become handles.
 *
 * @import { Link } from '../protocol.js'
 */
import { bufferOf, movable, rebuild, tag } from '../values.js';

let last = 0;

/**
 * @param {any} value
 * @param {Record<string, any>} engine
 * @param {Map<number, any>} objects
 * @param {(ArrayBufferLike | null | undefined)[]} kept buffers that stay: the staging buffer, the wasm's memory
 */
export function encode(value, engine, objects, kept) {
  /** @type {Link[]} */
  const links = [];
  /** @type {Set<any>} */
  const moved = new Set();

  /** @param {any} part @param {string | null} at @returns {unknown} */
  const put = (part, at) => {
    if (isObject(part)) {
      const id = ++last;
      objects.set(id, part);
      links.push({ at, id, type: className(part, engine) });
      return null;
    }
    if (movable(part)) moved.add(part);
    // What lies in memory that the engine's threads share is as little the page's.
    if (ArrayBuffer.isView(part) && !bufferOf(part) && kept.includes(part.buffer)) {
      part = unshared(part);
    }
    const buffer = bufferOf(part);
    if (!buffer) return part;
    const { byteOffset = 0, byteLength } = part;
    const whole = byteLength === buffer.byteLength && !kept.includes(buffer);
    // To clone a view is to clone its whole buffer, be it all of the engine's memory.
    const own = whole
      ? part
      : rebuild(tag(part), buffer.slice(byteOffset, byteOffset + byteLength));
    // One that is detached already is refused when it is cloned, but not everywhere when it is moved.
    if (byteLength) moved.add(bufferOf(own));
    return own;
  };

  if (!isObject(value) && /^(Object|Array)$/.test(tag(value))) {
    const copy = Array.isArray(value) ? [...value] : { ...value };
    for (const [key, part] of Object.entries(copy)) {
      if (typeof part === 'object') copy[key] = put(part, key);
    }
    return { value: copy, links, transfer: [...moved] };
  }
  return { value: put(value, null), links, transfer: [...moved] };
}

/**
 * A copy of an array in memory that is shared.
 *
 * @param {ArrayBufferView} view
 * @returns {any}
 */
export const unshared = (view) =>
  rebuild(tag(view), new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice().buffer);

/**
 * Makes the engine's objects uncloneable, as they are made: one that is deep in a result is then an error, where a clone would be
 * an empty copy that nobody frees.
 *
 * @param {Record<string, any>} engine
 */
export function guard(engine) {
  for (const Class of Object.values(engine)) {
    if (typeof Class !== 'function' || !Class.prototype?.free) continue;
    Object.defineProperty(Class.prototype, '__wbg_ptr', {
      configurable: true,
      get: () => undefined,
      set(value) {
        Object.defineProperty(this, '__wbg_ptr', { value, writable: true });
        Object.defineProperty(this, 'anObjectOfTheEngine', { value() {}, enumerable: true });
      },
    });
  }
}

/** Whether it is an object of the engine's memory, as wasm-bindgen makes them. @param {any} value */
const isObject = (value) => typeof value?.__wbg_ptr === 'number';

/** The export that made it: a minifier may have renamed the class itself. @param {any} object @param {Record<string, any>} engine */
const className = (object, engine) =>
  Object.keys(engine).find((name) => engine[name] === object.constructor);
