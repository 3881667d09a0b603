/**
 * The frame around a row, the same in a page and in Node: what is there before, the row itself, and what is there afterwards.
 *
 * @import { Facts, Place } from './row.mjs'
 */
import { rows } from '../rows/index.mjs';
import { Ledger } from './ledger.mjs';
import { Tools } from './tools.mjs';

/**
 * @param {string} name of the row
 * @param {Place} place
 * @returns {Promise<Facts>} what was seen
 */
export async function runRow(name, place) {
  const row = rows.find((row) => row.name === name);
  if (!row) throw new Error(`There is no row '${name}'`);
  const uncaught = listen();
  const compiled = count();
  const ledger = new Ledger();
  const tools = new Tools({ ...place, isolated: sharesMemory() }, ledger);
  Object.defineProperty(tools, 'compiled', { get: compiled });
  const engine = async () => {
    tools.engine = ledger.watch(await import(place.entry));
    if (!row.unstarted) await tools.start();
    return tools.engine;
  };
  const more = await row.run(row.unimported ? undefined : await engine(), tools);
  if (row.unimported) {
    await engine();
    await tools.start();
  }
  if (tools.facts.next === undefined) await tools.answers();
  return { ...tools.facts, ...(await tools.remains(uncaught)), ...more };
}

/** Whether a page is served so that memory can be shared; in Node it always can. */
const sharesMemory = () => globalThis.crossOriginIsolated !== false;

/** Errors that nobody caught. */
function listen() {
  /** @type {string[]} */
  const heard = [];
  const hear = (/** @type {unknown} */ error) => void heard.push(String(error));
  if (typeof addEventListener === 'function') {
    addEventListener('error', ({ error, message }) => hear(error ?? message));
    addEventListener('unhandledrejection', ({ reason }) => hear(reason));
  } else {
    process.on('uncaughtException', hear);
    process.on('unhandledRejection', hear);
  }
  return heard;
}

/** Counts how often a module is compiled from now on. */
function count() {
  let times = 0;
  for (const name of /** @type {const} */ (['compile', 'compileStreaming'])) {
    const compile = WebAssembly[name];
    if (!compile) continue;
    /** @param {any} source */
    const counted = async (source) => {
      const module = await compile.call(WebAssembly, source);
      times++;
      return module;
    };
    Object.defineProperty(WebAssembly, name, { value: counted });
  }
  return () => times;
}
