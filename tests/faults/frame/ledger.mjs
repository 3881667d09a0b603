/**
 * Every promise that a client hands out, written down: at the end of a row none may be pending.
 *
 * The client is not changed. It is seen through stand-ins for its functions, its classes and its handles.
 */

/** A method that knows its object, and still takes options. @param {any} object @param {string | symbol} key */
const bound = (object, key) => Object.assign(object[key].bind(object), { with: object[key].with });

/** The promises of one row. */
export class Ledger {
  /** @type {Map<Promise<unknown>, string>} */
  #open = new Map();
  /** The handle behind each stand-in. @type {WeakMap<object, object>} */
  #handles = new WeakMap();

  /** What has not settled, by name. */
  get pending() {
    return [...this.#open.values()];
  }

  /**
   * @template T
   * @param {string} name
   * @param {Promise<T>} promise
   * @returns {Promise<T>}
   */
  keep(name, promise) {
    this.#open.set(promise, name);
    const settled = () => this.#open.delete(promise);
    promise.then(settled, settled);
    return promise;
  }

  /**
   * A client whose calls are written down.
   *
   * @param {Record<string, any>} client
   * @returns {Record<string, any>}
   */
  watch(client) {
    return Object.fromEntries(
      Object.entries(client).map(([name, value]) => [name, this.#seen(name, value)]),
    );
  }

  /** @param {string} name @param {any} value @returns {any} */
  #seen(name, value) {
    if (typeof value !== 'function' || value.prototype instanceof Error) return value;
    if (value.with || name === 'init') return this.#callable(name, value);
    // Not around the class itself: its members are properties that a proxy may not change.
    return new Proxy({}, { get: (_, key) => this.#seen(`${name}.${String(key)}`, value[key]) });
  }

  /** @param {string} name @param {any} callable */
  #callable(name, callable) {
    const call = (/** @type {any[]} */ ...args) =>
      this.keep(name, callable(...args.map(this.#plain))).then(this.#stand);
    const withOptions =
      (/** @type {object} */ options) =>
      (/** @type {any[]} */ ...args) =>
        this.keep(name, callable.with(options)(...args.map(this.#plain))).then(this.#stand);
    return Object.assign(call, { with: withOptions });
  }

  /** The handle instead of its stand-in, however deep it is. @type {(value: any) => any} */
  #plain = (value) => {
    if (this.#handles.has(value)) return this.#handles.get(value);
    if (Array.isArray(value)) return value.map(this.#plain);
    if (Object.prototype.toString.call(value) !== '[object Object]') return value;
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.#plain(part)]));
  };

  /** A stand-in, where it is a handle. @type {(value: any) => any} */
  #stand = (value) => {
    if (typeof value?.dispose !== 'function') return value;
    const stand = new Proxy(
      {},
      {
        get: (_, key) =>
          typeof value[key] === 'function' && key !== 'constructor'
            ? this.#callable(String(key), bound(value, key))
            : value[key],
      },
    );
    this.#handles.set(stand, value);
    return stand;
  };
}
