/**
 * Records: plain objects that cross as columns of bytes, because to clone ten thousand of them costs more than most calls. A client
 * whose functions take and give none has no need of this.
 *
 * @import { CallOptions, Callable, Spec } from './types.js'
 * @import { Job } from './call.js'
 * @import { Carries } from './records/carry.js'
 */
import { Engine } from './engine.js';
import { bytesOf, recordsOf } from './records/carry.js';

export { namesOf, recordOf } from './records/record.js';

/** An engine whose functions may take and give records. */
export class RecordEngine extends Engine {
  /**
   * @override
   * @param {string} name
   * @param {Spec & Carries} spec
   * @param {Pick<Job, 'op' | 'on' | 'name' | 'setUp'>} what
   * @param {object} [self]
   * @returns {Callable}
   */
  callable(name, { records, optional, gives, ...spec }, what, self) {
    const plain = super.callable(name, spec, what, self);
    if (!records && !gives) return plain;
    const carries = { records, optional, gives };
    /** @param {(...args: any[]) => Promise<any>} call @param {unknown[]} args */
    const carry = async (call, args) => {
      // The bytes are copied before the call returns its promise.
      const value = await call(...bytesOf(args, carries, name));
      if (!spec.stream) return recordsOf(value, carries);
      return (await import('./records/stream.js')).readable(value, carries);
    };
    const callable = {
      /** @param {unknown[]} args */
      [name]: (...args) => carry(plain, args),
    }[name];
    return Object.assign(callable, {
      /** @param {CallOptions} options */
      with:
        (options) =>
        /** @param {unknown[]} args */
        (...args) =>
          carry(plain.with(options), args),
    });
  }
}
