/** Starts that take more than one server, or more than one call, to tell. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Closers } from '../../../crates/outboard-measure/runner/browsers/owned.js';
import { answer } from '../support/answer.mjs';
import { flipped, trouble } from '../support/trouble.mjs';

/** @import { Browser } from '../support/browsers.mjs' */

/**
 * @param {() => Browser} browser
 * @param {() => string} folder of the package
 */
export function apart(browser, folder) {
  /**
   * @param {Parameters<typeof trouble>[1][]} options of each server; the page is of the first
   * @param {(page: import('../support/browsers.mjs').Page, ...servers: import('../support/trouble.mjs').Trouble[]) => Promise<void>} body
   */
  const pageOf = async (options, body) => {
    const closers = new Closers();
    try {
      const servers = [];
      for (const each of options) {
        const server = await trouble(folder(), each);
        closers.add(server.close);
        servers.push(server);
      }
      const page = await browser().open(`${servers[0]?.url}/`);
      closers.add(page.close);
      await body(page, ...servers);
    } finally {
      await closers.close();
    }
  };

  describe('a package from another origin', () => {
    const servers = [
      { policy: '' },
      { policy: '', headers: { 'Access-Control-Allow-Origin': '*' } },
    ];

    test('its worker is refused, and the error says what to do', () =>
      pageOf(servers, async (page, _, other) => {
        const seen = await answer(
          page,
          (/** @type {any} */ { add, InitError }) =>
            add(1, 2).catch((/** @type {any} */ error) => {
              const { code, url, message, cause } = error;
              return { code, url, message, cause: cause.name, typed: error instanceof InitError };
            }),
          `await import('${other.url}/package/index.js')`,
          [],
        );
        const { message, cause, ...rest } = /** @type {any} */ (seen);
        const url = `${other.url}/package/worker.js`;
        assert.deepEqual(rest, { code: 'outboard/worker-failed', url, typed: true });
        assert.match(message, /another origin .*serve the package from your own.*'\.\/inline'/);
      }));

    test('both ways out that it names do', () =>
      pageOf(servers, async (page, own, other) => {
        const add = (/** @type {any} */ { add }) => add(1, 2);
        for (const entry of [`${own.url}/package/index.js`, `${other.url}/package/inline.js`]) {
          assert.equal(await answer(page, add, `await import('${entry}')`, []), 3, entry);
        }
      }));

    test('a worker from here, given to init, and the wasm from there, checked', () =>
      pageOf(servers, async (page, _, other) => {
        const sum = await answer(
          page,
          async (/** @type {any} */ { init, add }) => {
            await init({ worker: () => new Worker('/package/worker.js', { type: 'module' }) });
            return add(1, 2);
          },
          `await import('${other.url}/package/index.js')`,
          [],
        );
        assert.equal(sum, 3);
        assert.ok(other.requests.includes('/package/surface.simd.wasm'));
      }));
  });

  test('a call that is late while the engine starts, and the next one', () =>
    pageOf([{ faults: { '.wasm': { wait: 1000 } } }], async (page) => {
      const seen = await answer(
        page,
        async (/** @type {any} */ { add }) => [
          await add(1, 2, { timeout: 200 }).catch((/** @type {any} */ error) => error.code),
          await add(3, 4),
        ],
        "await import('/package/index.js')",
        [],
      );
      assert.deepEqual(seen, ['outboard/timeout', 7]);
    }));

  test('a page that is not secure, and so cannot compute the hash itself', () =>
    pageOf([{ faults: { '.wasm': { bytes: flipped } } }], async (page, server) => {
      const code = await answer(
        page,
        (/** @type {any} */ { add }) => {
          Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
          return add(1, 2).catch((/** @type {any} */ error) => error.code);
        },
        "await import('/package/index.js')",
        [],
      );
      assert.equal(code, 'outboard/integrity');
      server.mend();
      const sum = (/** @type {any} */ { add }) => add(1, 2);
      assert.equal(await answer(page, sum, "await import('/package/index.js')", []), 3);
    }));
}
