/** The page in which tests run: in a worker of it, or in the page itself where they want a document. */
import { openSuite } from './suite.js';

/** @type {Awaited<ReturnType<typeof openSuite>> | undefined} */
let here;
/** @type {Worker | undefined} */
let worker;

/** @param {string} url */
async function bytes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.arrayBuffer();
}

/** @param {object} asked */
function ask(asked) {
  return new Promise((resolve, reject) => {
    const thread = /** @type {Worker} */ (worker);
    thread.onmessage = ({ data }) =>
      'error' in data ? reject(new Error(data.error)) : resolve(data.answer);
    thread.onerror = (event) => reject(new Error(event.message || 'the worker did not start'));
    thread.postMessage(asked);
  });
}

/** @param {{ wasm: string, glue: string | undefined, document: boolean }} suite */
async function open({ wasm, glue, document }) {
  worker?.terminate();
  const module = { wasm: await bytes(wasm), glue };
  if (document) {
    worker = undefined;
    here = await openSuite(module);
    return here.tests;
  }
  worker = new Worker(new URL('./thread.js', import.meta.url), { type: 'module' });
  return ask({ open: module });
}

/** @param {number} index */
const run = (index) => (worker ? ask({ run: index }) : here?.run(index));

Object.assign(globalThis, { outboardTests: { open, run } });
