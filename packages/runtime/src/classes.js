/**
 * The classes of an engine. Its objects live on lanes; what a page has are handles. A client without classes has no need of this.
 *
 * @import { Engine } from './engine.js'
 * @import { Lane } from './lane.js'
 * @import { Link, Op } from './protocol.js'
 * @import { Spec } from './types.js'
 */
import { LaneLostError, StaleHandleError } from './errors.js';
import { Ref, refs } from './handle.js';

/** @type {FinalizationRegistry<() => Promise<void>> | undefined} */
const forgotten =
  typeof FinalizationRegistry === 'function'
    ? // What goes wrong now has nobody to hear it: an engine that breaks loses its lane all the same.
      new FinalizationRegistry((dispose) => void dispose().catch(() => {}))
    : undefined;

/** The base of every class of a client. */
export class Handle {
  /**
   * @param {Ref} ref
   * @param {() => Promise<void>} dispose knows the object by its ref only, so that the handle can be collected
   */
  constructor(ref, dispose) {
    if (!(ref instanceof Ref)) {
      throw new TypeError(`Objects live on lanes: await ${new.target.name}.create(…)`);
    }
    refs.set(this, ref);
    // A property of its own that cannot be cloned: a handle deep inside an argument is an error, not an empty copy.
    this.dispose = dispose;
    forgotten?.register(this, dispose);
  }

  /** For `await using`; where there is none yet, under a symbol that nobody knows. */
  [/** @type {typeof Symbol.asyncDispose} */ (Symbol.asyncDispose ?? Symbol())]() {
    return this.dispose();
  }
}

/**
 * A class of an engine.
 *
 * @param {Engine} engine
 * @param {string} name
 * @param {Record<string, Spec>} members
 * @param {string} [glueName] where it differs
 */
export function classOf(engine, name, members, glueName = name) {
  const Class = { [name]: class extends Handle {} }[name];
  engine.classes.set(glueName, Class);
  engine.pool.adopt = (lane, value, links) => adopt(engine, lane, value, links);
  for (const [key, spec] of Object.entries(members)) {
    const target = spec.get ?? spec.set ?? spec.export ?? key;
    /** @type {Op} */
    const op = spec.get ? 'get' : spec.set ? 'set' : spec.construct ? 'new' : 'call';
    if (spec.transform) {
      /** @param {any[]} args */
      const value = async (...args) => {
        const [{ transform }, sink] = await Promise.all([
          import('./stream.js'),
          /** @type {any} */ (Class).create(...args),
        ]);
        return transform(sink, args[spec.params ?? 0]?.signal);
      };
      Object.defineProperty(Class, key, { value });
    } else if (spec.construct || spec.static) {
      const value = engine.callable(key, spec, { op, on: glueName, name: target });
      Object.defineProperty(Class, key, { value });
    } else {
      Object.defineProperty(Class.prototype, key, {
        /** A method knows its object, so that `object.method.with(options)` does. @this {Handle} */
        get() {
          const value = engine.callable(key, spec, { op, name: target }, this);
          Object.defineProperty(this, key, { value });
          return value;
        },
      });
    }
  }
  return Class;
}

/**
 * Handles for the objects in a result.
 *
 * @param {Engine} engine
 * @param {Lane} lane
 * @param {any} value
 * @param {Link[]} [links]
 */
function adopt(engine, lane, value, links = []) {
  for (const { at, id, type = 'object' } of links) {
    const Class = /** @type {typeof Handle} */ (engine.classes.get(type) ?? Handle);
    const ref = new Ref(lane, /** @type {number} */ (id), type);
    const handle = new Class(ref, () => dispose(engine, ref));
    if (at === null) return handle;
    value[at] = handle;
  }
  return value;
}

/** @param {Engine} engine @param {Ref} ref */
async function dispose(engine, ref) {
  if (ref.closing || ref.gone) return;
  const job = { op: /** @type {Op} */ ('free'), on: ref.id, name: 'dispose', spec: {}, ref };
  const freed = engine.pool.call(job, [], {});
  ref.closing = true;
  try {
    await freed;
  } catch (error) {
    // Consumed, or lost with its lane, before its turn came: it is gone, as was wished.
    if (!(error instanceof StaleHandleError || error instanceof LaneLostError)) throw error;
  }
}
