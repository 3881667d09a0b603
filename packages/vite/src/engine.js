/** One crate under development: what `outboard dev` says of it, and who waits for it. */
import { develop, OutboardError } from './command.js';

/** @import { Built, Event, Failure } from './command.js' */

/**
 * @typedef {object} Listener
 * @property {(event: import('./command.js').Building) => void} building
 * @property {(event: Built, isFirst: boolean) => void} built
 * @property {(failure: Failure) => void} failed
 */

/** @typedef {{ promise: Promise<void>, resolve: () => void }} Deferred */

/** A crate that is watched. */
export class WatchedCrate {
  /** The last package there is. @type {Built | undefined} */
  built;
  /** Why there is none of what the crate is now. @type {Failure | undefined} */
  failure;
  /** @type {Deferred} */
  #settled = resolvers();

  /**
   * @param {string} folder
   * @param {string[]} command
   * @param {string[]} args
   * @param {Listener} listener
   */
  constructor(folder, command, args, listener) {
    this.folder = folder;
    this.listener = listener;
    this.stop = develop(command, [folder, ...args], (event) => this.#hear(event));
  }

  /**
   * Waits for the build that runs.
   *
   * @returns {Promise<Built>} the package; an older one where the crate does not compile
   */
  async ready() {
    await this.#settled.promise;
    if (this.built) return this.built;
    throw new OutboardError(/** @type {Failure} */ (this.failure));
  }

  /** @param {Event} event */
  #hear(event) {
    if (event.event === 'building') {
      // Who waits for the first build goes on waiting.
      if (this.built || this.failure) this.#settled = resolvers();
      this.listener.building(event);
    } else if (event.event === 'built') {
      const isFirst = !this.built;
      this.built = event;
      this.failure = undefined;
      this.listener.built(event, isFirst);
      this.#settled.resolve();
    } else if (event.event === 'failed') {
      this.failure = event.error;
      this.listener.failed(event.error);
      this.#settled.resolve();
    }
  }
}

/** @returns {Deferred} */
function resolvers() {
  let resolve = () => {};
  /** @type {Promise<void>} */
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
