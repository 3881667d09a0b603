/**
 * What users may like, learned from what they do. Types, docs and examples are in `learn.d.ts`.
 *
 * @import { RecommenderHandle as Raw, UserEvent as RawEvent } from './learn-engine.js'
 * @import * as Types from './learn.js'
 */
import { RecommenderHandle } from './engine.js';
import { badInput, nearest, refused, show } from './errors.js';
import { OnLane } from './lanes.js';
import * as options from './options.js';

export { Bandit } from './learn-bandit.js';

/** @type {options.Table} */
const settings = {
  factors: options.whole(1, 256),
  iterations: options.whole(1, 200),
  confidence: options.number,
  regularisation: options.number,
  ratingRegularisation: options.number,
  scale: (value) => (Array.isArray(value) && value.length === 2 ? undefined : 'two numbers'),
  halfLife: options.number,
  seed: options.whole(0, 2 ** 32 - 1),
  limits: (value) => (isObject(value) ? undefined : 'an object'),
};

/** @type {options.Table} */
const kinds = {
  kinds: (value) =>
    isObject(value) && Object.values(value).every((weight) => weight >= 0)
      ? undefined
      : 'an object with a weight for each kind',
};

/** @type {options.Table} */
const learning = { ...options.call, onProgress: options.callback };

/** @type {options.Table} */
const wish = {
  ...options.call,
  top: options.whole(0),
  because: options.whole(0),
  seen: options.flag,
  only: names,
  except: names,
  filter: options.callback,
};

/** @extends {OnLane<Raw>} */
export class Recommender extends OnLane {
  /** @type {Map<string, number>} */
  #kinds;

  /** @param {Raw} handle @param {Record<string, number>} [kinds] */
  constructor(handle, kinds = {}) {
    super(handle);
    this.#kinds = new Map(Object.entries(kinds));
  }

  /** @param {Types.RecommenderOptions} [asked] */
  static async create(asked) {
    const given = options.read('Recommender.create', asked, { ...settings, ...kinds });
    const { kinds: weights, ...rest } = given;
    return new Recommender(await RecommenderHandle.create(rest), weights);
  }

  /** @param {Blob | ArrayBuffer | ArrayBufferView} bytes @param {Pick<Types.RecommenderOptions, 'kinds'>} [asked] */
  static async import(bytes, asked) {
    const { kinds: weights } = options.read('Recommender.import', asked, kinds);
    return new Recommender(await RecommenderHandle.import(bytes), weights);
  }

  /** @param {Iterable<Types.UserEvent>} events @param {Types.LearnOptions & { train?: string }} [asked] */
  async learn(events, asked) {
    const all = { ...learning, train: options.oneOf('auto', 'full', 'touched') };
    const { train = 'auto', ...how } = options.read('learn', asked, all);
    const list = Array.from(each('learn', events), (event, index) => this.#event(event, index));
    return this.call(how, (handle) => handle.learn(list, train, stoppable(how)));
  }

  /** @param {string} user @param {Types.RecommendOptions} [asked] */
  async recommend(user, asked) {
    const { top = 10, because = 3, ...given } = options.read('recommend', asked, wish);
    const { seen = false, only, except = [], filter, ...how } = given;
    const known = { seen, only: only && [...only], except: [...except] };
    const ask = (/** @type {object} */ more) =>
      this.call(how, (handle) =>
        handle.recommend(text('user', user), { ...known, top, because, ...more }, rest(how)),
      );
    if (!filter) return ask({});
    // The best are asked for in ever longer lists, until the filter has left enough.
    for (let count = 4 * top; ; count *= 4) {
      const list = await ask({ top: Math.min(count, 2 ** 31), because: 0 });
      const chosen = list.filter(({ item }) => filter(item)).slice(0, top);
      if (chosen.length < top && list.length >= count) continue;
      return ask({ only: chosen.map(({ item }) => item) });
    }
  }

  /** @param {string} user @param {string} item @param {import('./index.js').CallOptions} [asked] */
  async explain(user, item, asked) {
    const how = options.read('explain', asked, options.call);
    const names = /** @type {const} */ ([text('user', user), text('item', item)]);
    return this.call(how, (handle) => handle.explain(...names, rest(how)));
  }

  /** @param {string} item @param {import('./index.js').CallOptions & { top?: number }} [asked] */
  async similar(item, asked) {
    const { top = 10, ...how } = options.read('similar', asked, {
      ...options.call,
      top: options.whole(0, 2 ** 31),
    });
    return this.call(how, (handle) => handle.similar(text('item', item), top, rest(how)));
  }

  /** @param {Iterable<{ user: string, item: string }>} pairs @param {import('./index.js').CallOptions} [asked] */
  async predict(pairs, asked) {
    const how = options.read('predict', asked, options.call);
    const list = Array.from(each('predict', pairs), (pair) => ({
      user: text('user', pair?.user),
      item: text('item', pair?.item),
    }));
    return [...(await this.call(how, (handle) => handle.predict(list, rest(how))))];
  }

  /** @param {{ user?: string, item?: string } | 'everything'} what @param {Types.LearnOptions} [asked] */
  async forget(what, asked) {
    const how = options.read('forget', asked, learning);
    const gone = what === 'everything' ? {} : options.read('forget', what, forgettable);
    if (what !== 'everything' && !Object.keys(gone).length) {
      // An object whose names were lost on the way must not clear it all.
      throw badInput(
        `forget takes a user, an item or 'everything'; it was given ${show(what)}`,
        "{ user: 'ann' }, { item: 'Alien' }, or both.",
      );
    }
    await this.call(how, (handle) => handle.forget(gone, stoppable(how)));
  }

  /** @param {import('./index.js').CallOptions} [asked] */
  async items(asked) {
    const how = options.read('items', asked, options.call);
    return this.call(how, (handle) => handle.items(rest(how)));
  }

  /** @param {import('./index.js').CallOptions} [asked] */
  async known(asked) {
    const how = options.read('known', asked, options.call);
    const { full: _, ...known } = await this.call(how, (handle) => handle.known(rest(how)));
    return known;
  }

  /** @param {import('./index.js').CallOptions} [asked] */
  async export(asked) {
    const how = options.read('export', asked, options.call);
    return this.call(how, (handle) => handle.export(rest(how)));
  }

  /** @param {any} event @param {number} index @returns {RawEvent} */
  #event(event, index) {
    const bad = (/** @type {string} */ reason) =>
      refused('ai/bad-event', `event ${index}: ${reason}`);
    if (!isObject(event)) throw bad(`an event is an object, not ${show(event)}`);
    const { user, item, kind, rating } = event;
    for (const [name, value] of Object.entries({ user, item })) {
      if (typeof value !== 'string') throw bad(`${name} is a string, not ${show(value)}`);
    }
    let { weight, time } = event;
    if (kind !== undefined) {
      weight ??= this.#kinds.get(kind);
      if (weight === undefined) {
        const meant = nearest(String(kind), [...this.#kinds.keys()]);
        throw bad(`there is no kind '${kind}'${meant ? `; did you mean '${meant}'?` : ''}`);
      }
    }
    if (Object.prototype.toString.call(time) === '[object Date]') time = Number(time);
    for (const [name, value] of Object.entries({ weight, rating, time })) {
      if (value !== undefined && typeof value !== 'number') {
        throw bad(`${name} is a number, not ${show(value)}`);
      }
    }
    return { user, item, weight, rating, time };
  }
}

/** @type {options.Table} */
const forgettable = { user: options.text, item: options.text };

/** What the client is told besides the signal. @param {Record<string, any>} how */
const rest = ({ timeout, priority }) => ({ timeout, priority });

/**
 * Where there is shared memory, the engine hears of an abort while it computes, and takes back what it did. Elsewhere its lane would have
 * to be ended, with all that was learned.
 *
 * @param {Record<string, any>} how
 */
function stoppable({ signal, onProgress, ...call }) {
  const hears = typeof SharedArrayBuffer === 'function' && globalThis.crossOriginIsolated !== false;
  return { ...call, onProgress, ...(hears && { signal }) };
}

/** @param {string} what @param {unknown} value */
function text(what, value) {
  if (typeof value === 'string') return value;
  throw badInput(`The name of the ${what} is a string, not ${show(value)}`);
}

/** @template T @param {string} where @param {Iterable<T>} list */
function each(where, list) {
  if (typeof list === 'object' && typeof list?.[Symbol.iterator] === 'function') return list;
  throw badInput(`${where} takes a list; it was given ${show(list)}`);
}

/** @param {any} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @type {options.Check} */
function names(value) {
  const list = typeof value === 'object' && typeof value?.[Symbol.iterator] === 'function';
  return list && [...value].every((name) => typeof name === 'string')
    ? undefined
    : 'a list of strings';
}
