/**
 * Finds texts by what they mean. Types, docs and examples are in `text.d.ts`.
 *
 * @import { SearchIndexHandle as Raw } from './text-engine.js'
 * @import { EmbedOptions, SearchItem, SearchOptions } from './text.js'
 * @import { Embedder } from './text-embedder.js'
 * @import { CallOptions } from './index.js'
 */
import { badInput, show, tagOf } from './errors.js';
import { OnLane } from './lanes.js';
import * as options from './options.js';

/** Passages whose vectors are computed at once. */
const AT_ONCE = 32;

/** @extends {OnLane<Raw>} */
export class SearchIndex extends OnLane {
  /** @type {Embedder} */
  #embedder;

  /** @param {Raw} handle @param {Embedder} embedder @param {number} size */
  constructor(handle, embedder, size) {
    super(handle);
    this.#embedder = embedder;
    this.size = size;
  }

  /** @param {Embedder} embedder */
  static async create(embedder) {
    const { model } = known(embedder);
    const handle = await embedder.call({}, (raw) => raw.index(model));
    return new SearchIndex(handle, embedder, 0);
  }

  /**
   * @param {Blob | ArrayBuffer | ArrayBufferView} bytes
   * @param {Embedder} embedder
   */
  static async load(bytes, embedder) {
    const { model } = known(embedder);
    if (!/^(Blob|File|ArrayBuffer)$/.test(tagOf(bytes)) && !ArrayBuffer.isView(bytes)) {
      throw badInput(`SearchIndex.load takes what save gave; it was given ${show(bytes)}`);
    }
    const handle = await embedder.call({}, (raw) => raw.loadIndex(bytes, model));
    return new SearchIndex(handle, embedder, await handle.size());
  }

  /**
   * @param {SearchItem | Iterable<SearchItem>} items
   * @param {EmbedOptions} [asked]
   */
  async add(items, asked) {
    const all = { ...options.call, onProgress: options.callback };
    const { onProgress, ...call } = options.read('add', asked, all);
    const list = listOf(items);
    let waiting = nothing();
    for (const [at, { id, text }] of list.entries()) {
      const passages = await this.#embedder.passages(text, call);
      waiting.renewed.push(id);
      for (const passage of passages) {
        waiting.ids.push(id);
        waiting.texts.push(passage);
        if (waiting.texts.length < AT_ONCE) continue;
        await this.#put(waiting, call);
        waiting = nothing();
        const done = passages.indexOf(passage) / passages.length;
        onProgress?.({ fraction: (at + done) / list.length });
      }
    }
    await this.#put(waiting, call);
    onProgress?.({ fraction: 1 });
  }

  /** @param {ReturnType<typeof nothing>} waiting @param {CallOptions} how */
  async #put({ renewed, ids, texts }, how) {
    const vectors = await this.#embedder.flat(texts, how);
    // From here on all of it is done or nothing: an item is never without its old passages and without its new ones.
    if (renewed.length) await this.remove(renewed);
    this.size = await this.call({}, (index) => index.add(ids, texts, vectors));
  }

  /** @param {string | readonly string[]} id */
  async remove(id) {
    const ids = typeof id === 'string' ? [id] : [...id];
    const before = this.size;
    this.size = await this.call({}, (index) => index.remove(ids));
    return before - this.size;
  }

  /** @param {string} query @param {SearchOptions} [asked] */
  async search(query, asked) {
    const all = { ...options.call, top: options.whole(1, 1_000_000) };
    const { top = 10, ...call } = options.read('search', asked, all);
    if (typeof query !== 'string') throw badInput(`search takes a text; it was ${show(query)}`);
    const vector = await this.#embedder.flat([query], call);
    const { timeout, priority } = call;
    return this.call(call, (index) => index.search(vector, top, { timeout, priority }));
  }

  /** @param {CallOptions} [asked] */
  async save(asked) {
    const call = options.read('save', asked, options.call);
    const { timeout, priority } = call;
    return this.call(call, (index) => index.save({ timeout, priority }));
  }
}

/** @param {Embedder} embedder */
function known(embedder) {
  if (typeof embedder?.model === 'string' && typeof embedder.call === 'function') return embedder;
  throw badInput(`An index is of an Embedder; it was given ${show(embedder)}`);
}

/** What waits to be added: the items that begin in it, and passages with the items they are of. */
const nothing = () => ({
  /** @type {string[]} */
  renewed: [],
  /** @type {string[]} */
  ids: [],
  /** @type {string[]} */
  texts: [],
});

/** The items, of equal ones the last. @param {any} items @returns {SearchItem[]} */
function listOf(items) {
  const iterable = typeof items === 'object' && items !== null && Symbol.iterator in items;
  /** @type {Map<string, SearchItem>} */
  const list = new Map();
  for (const item of iterable ? items : [items]) {
    if (typeof item?.id !== 'string' || typeof item.text !== 'string') {
      const words = 'add takes objects with a string as id, and one as text';
      throw badInput(`${words}; it was given ${show(item)}`);
    }
    list.set(item.id, item);
  }
  return [...list.values()];
}
