/** Where tests run: each place opens a module in a thread of its own, asks it, and can end it whatever it does. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** @import { Browser, Kind, Page } from '../../outboard-measure/runner/browsers/browser.js' */
/** @import { Ended, Test } from './suite.js' */

/**
 * A module of tests.
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} wasm its file in the folder of suites
 * @property {string | null} glue wasm-bindgen's, if it has any
 * @property {'any' | 'document' | 'worker' | 'node'} wants where `wasm_bindgen_test_configure!` wants it
 */

/**
 * @typedef {object} Place
 * @property {string} name
 * @property {string} version
 * @property {(suite: Suite) => Promise<Test[]>} open
 * @property {(index: number) => Promise<Ended>} run
 * @property {() => Promise<void>} end whatever runs; the next `open` begins anew
 * @property {() => Promise<void>} close
 */

/** @param {string} folder of the suites @returns {Place} */
export function nodePlace(folder) {
  /** @type {Worker | undefined} */
  let worker;
  /** What the thread is asked; it is asked one thing at a time. @type {{ resolve: (answer: any) => void, reject: (error: Error) => void } | undefined} */
  let waiting;
  const start = () => {
    const thread = new Worker(new URL('./node-thread.js', import.meta.url));
    thread.on('message', (told) => {
      if ('error' in told) waiting?.reject(new Error(told.error));
      else waiting?.resolve(told.answer);
    });
    thread.on('error', (error) => waiting?.reject(error));
    thread.on('exit', (code) => waiting?.reject(new Error(`the thread ended with ${code}`)));
    return thread;
  };
  /** @param {object} asked @returns {Promise<any>} */
  const ask = (asked) =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      worker?.postMessage(asked);
    });
  const end = async () => {
    const thread = worker;
    worker = undefined;
    // What it would still say is no answer to what the next one is asked.
    waiting = undefined;
    thread?.removeAllListeners();
    await thread?.terminate();
  };
  return {
    name: 'node',
    version: process.versions.node,
    async open({ wasm, glue }) {
      await end();
      worker = start();
      const url = (/** @type {string} */ file) => pathToFileURL(`${folder}/${file}`).href;
      const open = {
        wasm: await readFile(`${folder}/${wasm}`),
        glue: glue ? url(glue) : undefined,
      };
      return ask({ open });
    },
    run: (index) => ask({ run: index }),
    end,
    close: end,
  };
}

/**
 * @param {Kind} kind
 * @param {(kind: Kind) => Promise<Browser>} launch
 * @param {string} url of the server
 * @returns {Promise<Place>}
 */
export async function browserPlace(kind, launch, url) {
  /** @type {Browser | undefined} */
  let browser = await launch(kind);
  const { version } = browser;
  /** @type {Page | undefined} */
  let page;
  const closeBrowser = async () => {
    const open = browser;
    browser = undefined;
    page = undefined;
    await open?.close();
  };
  return {
    name: kind,
    version,
    async open({ wasm, glue, wants }) {
      browser ??= await launch(kind);
      const address = `${url}/runner/page.html`;
      if (page) await page.goto(address);
      else page = await browser.open(address);
      await page.evaluate(
        'new Promise((done) => { const look = () => globalThis.outboardTests ? done(true) : setTimeout(look, 10); look(); })',
      );
      const asked = {
        wasm: `/suites/${wasm}`,
        glue: glue ? `/suites/${glue}` : undefined,
        document: wants === 'document',
      };
      return page.evaluate(`outboardTests.open(${JSON.stringify(asked)})`);
    },
    run: (index) => /** @type {Page} */ (page).evaluate(`outboardTests.run(${index})`),
    // A page that never ends does not close, so the browser goes with it.
    end: closeBrowser,
    close: closeBrowser,
  };
}
