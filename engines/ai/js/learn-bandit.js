/**
 * Choices that get better with each reward. Types, docs and examples are in `learn.d.ts`.
 *
 * @import { BanditHandle as Raw } from './learn-engine.js'
 * @import * as Types from './learn.js'
 * @import { CallOptions } from './index.js'
 */
import { BanditHandle } from './engine.js';
import { badInput, nearest, refused, show } from './errors.js';
import { OnLane } from './lanes.js';
import * as options from './options.js';

/** @type {options.Check} */
const names = (value) =>
  Array.isArray(value) && value.every((name) => typeof name === 'string')
    ? undefined
    : 'an array of strings';

/** @type {options.Table} */
const settings = {
  options: names,
  features: names,
  method: options.oneOf('ucb', 'thompson'),
  exploration: options.number,
  regularisation: options.number,
  decay: options.number,
  waiting: options.whole(1, 100_000),
  seed: options.whole(0, 2 ** 32 - 1),
};

/** @extends {OnLane<Raw>} */
export class Bandit extends OnLane {
  /** @param {Raw} handle @param {readonly string[]} features */
  constructor(handle, features) {
    super(handle);
    this.features = features;
  }

  /** @param {Types.BanditOptions} [asked] */
  static async create(asked) {
    const given = options.read('Bandit.create', asked, settings);
    return new Bandit(await BanditHandle.create(given), Object.freeze([...(given.features ?? [])]));
  }

  /** @param {Blob | ArrayBuffer | ArrayBufferView} bytes */
  static async import(bytes) {
    const handle = await BanditHandle.import(bytes);
    return new Bandit(handle, Object.freeze(await handle.features()));
  }

  /** @param {Types.Context} [context] @param {CallOptions} [asked] */
  async choose(context = {}, asked) {
    const how = options.read('choose', asked, options.call);
    const numbers = this.#numbers(context);
    return this.call(how, (handle) => handle.choose(numbers, rest(how)));
  }

  /** @param {number} choice @param {number} value @param {CallOptions} [asked] */
  async reward(choice, value, asked) {
    const how = options.read('reward', asked, options.call);
    if (!Number.isInteger(choice) || choice < 0) {
      throw refused('ai/unknown-choice', `A choice is known by its id, not by ${show(choice)}`);
    }
    if (typeof value !== 'number') {
      throw refused('ai/bad-reward', `A reward is a number, not ${show(value)}`);
    }
    await this.call(how, (handle) => handle.reward(choice, value, rest(how)));
  }

  /** @param {string} option @param {CallOptions} [asked] */
  async add(option, asked) {
    const how = options.read('add', asked, options.call);
    await this.call(how, (handle) => handle.add(text(option), rest(how)));
  }

  /** @param {string} option @param {CallOptions} [asked] */
  async remove(option, asked) {
    const how = options.read('remove', asked, options.call);
    await this.call(how, (handle) => handle.remove(text(option), rest(how)));
  }

  /** @param {{ option: string } | 'everything'} what @param {CallOptions} [asked] */
  async forget(what, asked) {
    const how = options.read('forget', asked, options.call);
    const option = what === 'everything' ? undefined : text(what?.option);
    await this.call(how, (handle) => handle.forget(option, rest(how)));
  }

  /** @param {CallOptions} [asked] */
  async options(asked) {
    const how = options.read('options', asked, options.call);
    return this.call(how, (handle) => handle.names(rest(how)));
  }

  /** @param {CallOptions} [asked] */
  async export(asked) {
    const how = options.read('export', asked, options.call);
    return this.call(how, (handle) => handle.export(rest(how)));
  }

  /** What a context says, in the order of the features. @param {any} context */
  #numbers(context) {
    const bad = (/** @type {string} */ reason) =>
      refused('ai/bad-context', `The context ${reason}`, `It has ${this.features.join(', ')}.`);
    if (typeof context !== 'object' || context === null) {
      throw bad(`is an object, not ${show(context)}`);
    }
    for (const name of Object.keys(context)) {
      if (this.features.includes(name)) continue;
      const meant = nearest(name, this.features);
      throw bad(`has no feature '${name}'${meant ? `; did you mean '${meant}'?` : ''}`);
    }
    const number = (/** @type {string} */ name) => {
      const value = Object.hasOwn(context, name) ? context[name] : undefined;
      if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
      throw bad(`has a number, true or false for '${name}', not ${show(value)}`);
    };
    return Float64Array.from(this.features, number);
  }
}

/** What the client is told besides the signal. @param {Record<string, any>} how */
const rest = ({ timeout, priority }) => ({ timeout, priority });

/** @param {unknown} option */
function text(option) {
  if (typeof option === 'string') return option;
  throw badInput(`An option is a string, not ${show(option)}`);
}
