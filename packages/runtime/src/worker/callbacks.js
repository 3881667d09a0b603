/**
 * What stands on a lane for a function of the page: it is called here, and runs there.
 *
 * @import { Answer, CallbackMessage, Link } from '../protocol.js'
 *
 * @typedef {(args: unknown[]) => { value: unknown, links: Link[], transfer: Transferable[] }} Encode
 */

/** The functions that the page gave to one lane. */
export class Callbacks {
  #last = 0;
  /** The answers that are awaited. @type {Map<number, (answer: Answer) => void>} */
  #awaited = new Map();
  /** @type {FinalizationRegistry<number> | undefined} */
  #forgotten;

  /**
   * @param {(message: CallbackMessage | { kind: 'release', id: number }, transfer?: Transferable[]) => void} post
   * @param {Encode} encode arguments may be objects of the engine
   */
  constructor(post, encode) {
    this.post = post;
    this.encode = encode;
    if (typeof FinalizationRegistry === 'function') {
      this.#forgotten = new FinalizationRegistry((id) => post({ kind: 'release', id }));
    }
  }

  /**
   * @param {number} id of the function, which is the page's
   * @returns {(...args: unknown[]) => Promise<unknown>}
   */
  standIn(id) {
    const call = (/** @type {unknown[]} */ ...args) => {
      const answer = ++this.#last;
      const { value, links, transfer } = this.encode(args);
      // What cannot be cloned is thrown here, at the one who passed it.
      this.post(
        { kind: 'callback', id, answer, args: /** @type {any} */ (value), links },
        transfer,
      );
      return this.#promise(answer);
    };
    this.#forgotten?.register(call, id);
    return call;
  }

  /** @param {Answer} message */
  settle(message) {
    this.#awaited.get(message.id)?.(message);
    this.#awaited.delete(message.id);
  }

  /** @param {number} id */
  #promise(id) {
    let heard = false;
    const promise = new Promise((resolve, reject) => {
      this.#awaited.set(id, ({ error, value }) => {
        if (error === undefined) return resolve(value);
        // Rust that does not wait for the answer will not hear of it either.
        if (!heard) console.error(error);
        reject(error);
      });
    });
    // A rejection that Rust has no use for is no fault of the lane.
    promise.catch(() => {});
    const { then } = promise;
    // biome-ignore lint/suspicious/noThenProperty: it is a promise already, and this tells whether someone waits for it.
    promise.then = (...handlers) => {
      heard = true;
      return /** @type {Promise<any>} */ (then.apply(promise, handlers));
    };
    return promise;
  }
}
