/**
 * Which language a text is written in. Types, docs and examples are in `text.d.ts`.
 *
 * @import { LanguageGuesserHandle as Raw } from './text-engine.js'
 * @import { GuessOptions } from './text.js'
 * @import { KitSource, LoadOptions } from './index.js'
 */
import { LanguageGuesserHandle } from './engine.js';
import { badInput, show } from './errors.js';
import { loadKit } from './kit.js';
import { OnLane, release } from './lanes.js';
import * as options from './options.js';

/** More than the model looks at; what is longer need not travel. */
const LETTERS = 32_768;

/** @extends {OnLane<Raw>} */
export class LanguageGuesser extends OnLane {
  /** @param {Raw} handle @param {readonly string[]} languages */
  constructor(handle, languages) {
    super(handle);
    this.languages = languages;
  }

  /** @param {KitSource} source @param {LoadOptions} [asked] */
  static async load(source, asked) {
    const how = options.read('LanguageGuesser.load', asked, options.load);
    const { files } = await loadKit(source, 'language', how);
    try {
      const handle = await LanguageGuesserHandle.create(files);
      return new LanguageGuesser(handle, await handle.languages());
    } finally {
      release(files);
    }
  }

  /** @param {string} text @param {GuessOptions} [asked] */
  async guess(text, asked) {
    const all = { ...options.call, top: options.whole(1, 1000) };
    const { top = 3, ...call } = options.read('guess', asked, all);
    if (typeof text !== 'string') throw badInput(`guess takes a text; it was given ${show(text)}`);
    const { timeout, priority } = call;
    const start = text.slice(0, LETTERS);
    return this.call(call, (guesser) => guesser.guess(start, top, { timeout, priority }));
  }
}
