/** How a package starts in a bare page when the ground is bad: each case has a server, and a page, of its own. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { Closers } from '../../../crates/outboard-measure/runner/browsers/owned.js';
import { downloads, policies, workers } from '../cases/starts.mjs';
import { answer } from '../support/answer.mjs';
import { strict, strictInline } from '../support/server.mjs';
import { trouble } from '../support/trouble.mjs';

/** @import { Failure, Start } from '../cases/starts.mjs' */
/** @import { Browser } from '../support/browsers.mjs' */

/** What a page says of calls that fail. @param {any} engine */
const firstCalls = async ({ add, engine, InitError }) => {
  const outcomes = await Promise.all(
    [add(1, 2), engine.init(), add(3, 4)].map((call) =>
      call.catch((/** @type {any} */ error) => error),
    ),
  );
  const [first] = outcomes;
  if (!(first instanceof Error)) return { values: outcomes };
  const { name, code, url, status, directive, message, cause } = /** @type {any} */ (first);
  return {
    same: outcomes.every((outcome) => outcome === first),
    typed: first instanceof InitError,
    lanes: engine.stats().lanes,
    caused: cause !== undefined,
    error: { name, code, url, status, directive, message },
  };
};

/** @param {any} engine */
const nextCall = ({ add }) =>
  add(20, 22).catch((/** @type {any} */ { name, message }) => `${name}: ${message}`);

/**
 * @param {any} seen
 * @param {Failure} fails
 */
function agrees(seen, { message, url, ...fields }) {
  assert.ok(seen.error, `it worked: ${JSON.stringify(seen)}`);
  const { message: said, url: where = '', ...rest } = seen.error;
  assert.match(said, message);
  const { status, directive, ...others } = rest;
  assert.deepEqual(
    { ...others, ...(status && { status }), ...(directive && { directive }) },
    { name: 'InitError', ...fields },
  );
  assert.ok(where.includes(url ?? ''), `${where} is not ${url}`);
  assert.deepEqual([seen.same, seen.typed, seen.lanes], [true, true, 0]);
  // A version is compared, and not thrown.
  assert.ok(seen.caused || fields.code === 'outboard/wrong-version', 'it has a cause');
}

/**
 * Runs one case in any browser.
 *
 * @param {Browser} browser
 * @param {string} folder of the package
 * @param {Start} start
 */
export async function run(browser, folder, start) {
  const { build } = JSON.parse(await readFile(resolve(folder, 'outboard.json'), 'utf8'));
  const { faults, fails, second, unharmed, entry = 'index.js', headers, policy } = start;
  const closers = new Closers();
  try {
    const server = await trouble(folder, { faults: faults?.(build), policy, headers });
    closers.add(server.close);
    const page = await browser.open(`${server.url}/`);
    closers.add(page.close);
    const engine = `await import('/package/${entry}')`;
    const seen = await answer(page, firstCalls, engine, []);
    if (!fails || unharmed?.includes(browser.kind)) {
      assert.deepEqual(seen, { values: [3, undefined, 7] });
      return;
    }
    agrees(seen, fails);
    server.mend();
    if (policy !== undefined) {
      server.allow(entry === 'inline.js' ? strictInline : strict);
      await page.goto(`${server.url}/`);
    }
    const next = () => answer(page, nextCall, engine, []);
    const said = await next();
    if (!second || said === 42) return assert.equal(said, 42);
    assert.match(String(said), second);
    assert.equal(await next(), 42);
  } finally {
    await closers.close();
  }
}

/**
 * @param {() => Browser} browser
 * @param {() => string} folder of the package
 */
export function start(browser, folder) {
  for (const [what, cases] of Object.entries({ downloads, workers, policies })) {
    describe(what, () => {
      for (const each of cases) test(each.name, () => run(browser(), folder(), each));
    });
  }
}
