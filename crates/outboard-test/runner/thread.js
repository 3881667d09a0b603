/** A worker of a page's or of Node's that runs tests, so that one which never ends can be ended. */
import { openSuite } from './suite.js';

/** @typedef {{ open: { wasm: BufferSource, glue: string | undefined } } | { run: number }} Asked */

/** @type {Awaited<ReturnType<typeof openSuite>> | undefined} */
let suite;

/** @param {Asked} asked */
async function answer(asked) {
  if ('open' in asked) {
    suite = await openSuite(asked.open);
    return suite.tests;
  }
  if (!suite) throw new Error('there are no tests yet');
  return suite.run(asked.run);
}

/** @param {Asked} asked @param {(told: object) => void} tell */
export async function handle(asked, tell) {
  try {
    tell({ answer: await answer(asked) });
  } catch (thrown) {
    tell({ error: thrown instanceof Error ? thrown.stack || String(thrown) : String(thrown) });
  }
}

if ('WorkerGlobalScope' in globalThis) {
  const scope = /** @type {any} */ (globalThis);
  const tell = scope.postMessage.bind(scope);
  scope.onmessage = (/** @type {MessageEvent<Asked>} */ { data }) => handle(data, tell);
}
