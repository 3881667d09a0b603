/** Records in `./sync`: the glue takes and gives bytes, and a caller does not see them. */
import { RefusedError } from './runtime/errors.js';
import { bytesOf, recordsOf } from './runtime/records/carry.js';

export { namesOf, recordOf } from './runtime/records/record.js';

/**
 * A function of the glue with records in place of bytes.
 *
 * @param {string} name
 * @param {(...args: any[]) => any} run
 * @param {object} spec
 */
export function recorded(name, run, spec) {
  /** @this {unknown} @param {any[]} args */
  const call = function (args) {
    try {
      const value = run.apply(this, bytesOf(args, spec, name));
      if (value instanceof Promise) return value.then((given) => give(given, spec), fail);
      return give(value, spec);
    } catch (error) {
      return fail(error);
    }
  };
  return spec.async
    ? async function (...args) {
        return call.call(this, args);
      }
    : function (...args) {
        return call.call(this, args);
      };
}

/**
 * A class of the glue whose members are functions with records. Objects that functions return are of this class too, so its own
 * members are replaced. What is bytes already is passed on, for a lane in this thread may use the class as well.
 *
 * @param {any} Class
 * @param {[string, object][]} members
 */
export function recordedClass(Class, members) {
  let create = (args, target) => Reflect.construct(Class, args, target);
  for (const [key, spec] of members) {
    if (spec.construct) {
      const name = Class.name;
      create = (args, target) =>
        recorded(name, (...given) => Reflect.construct(Class, given, target), spec)(...args);
      continue;
    }
    const home = spec.static ? Class : Class.prototype;
    const own = Object.getOwnPropertyDescriptor(home, key);
    if (spec.get) own.get = recorded(key, own.get, spec);
    else if (spec.set) own.set = recorded(key, own.set, spec);
    else own.value = recorded(key, own.value, spec);
    Object.defineProperty(home, key, own);
  }
  return new Proxy(Class, { construct: (_, args, target) => create(args, target) });
}

/** @param {any} value @param {any} spec */
function give(value, spec) {
  if (!spec.stream) return recordsOf(value, spec);
  const { next } = value;
  value.next = async () => {
    const step = await next.call(value);
    return step.done ? step : { done: false, value: recordsOf(step.value, spec) };
  };
  return value;
}

/**
 * The glue can throw a text and nothing else for bytes that are no records, so the code stands in the text.
 *
 * @param {any} error
 * @returns {never}
 */
function fail(error) {
  const [, code, why] = /^(outboard\/bad-record): (.*)$/.exec(error?.message) ?? [];
  throw code ? new RefusedError(why, { code }) : error;
}
