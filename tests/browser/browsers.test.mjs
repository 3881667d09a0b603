/** What the other tests take for granted of each browser that they run in. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { KINDS, launch, NAMES } from './support/browsers.mjs';
import { consumers } from './support/places.mjs';
import { serve } from './support/server.mjs';

/** @import { Browser, Page } from './support/browsers.mjs' */

for (const kind of KINDS) {
  describe(NAMES[kind], () => {
    /** @type {Browser} */
    let browser;
    /** @type {Page} */
    let page;
    /** @type {import('./support/server.mjs').Server[]} */
    let servers = [];

    before(async () => {
      servers = await Promise.all(
        [false, true].map((isolated) => serve(consumers, undefined, {}, { isolated })),
      );
      browser = await launch(kind);
      page = await browser.open(`${servers[0]?.url}/`);
    });

    after(async () => {
      await browser?.close();
      for (const { close } of servers) await close();
    });

    test('it has a version', () => assert.match(browser.version, /^\d+\.\d+/));

    test('values come back as JSON carries them', async () => {
      assert.deepEqual(await page.evaluate('({ a: [1, "ß 🦦", null] })'), { a: [1, 'ß 🦦', null] });
      assert.equal(await page.evaluate('Promise.resolve(2) // with a comment'), 2);
      assert.equal(await page.evaluate('undefined'), undefined);
    });

    test('what is thrown rejects with its name and message', async () => {
      const late = '(async () => { throw new RangeError("too far"); })()';
      await assert.rejects(page.evaluate(late), { name: 'RangeError', message: 'too far' });
      const early = '(() => { throw "a text"; })()';
      await assert.rejects(page.evaluate(early), { message: 'a text' });
      await assert.rejects(page.evaluate('1n'), { name: 'TypeError' });
      await assert.rejects(page.evaluate(') no JavaScript ('));
    });

    test('pages wait for themselves only', async () => {
      const other = await browser.open(`${servers[0]?.url}/`);
      /** @type {string[]} */
      const order = [];
      const say = (
        /** @type {Page} */ page,
        /** @type {string} */ word,
        /** @type {number} */ ms,
      ) =>
        page
          .evaluate(`new Promise((done) => setTimeout(done, ${ms}, '${word}'))`)
          .then((word) => order.push(word));
      await Promise.all([say(page, 'slow', 700), say(other, 'fast', 10), say(page, 'middle', 300)]);
      assert.deepEqual(order, ['fast', 'middle', 'slow']);
      await other.evaluate('globalThis.mine = 1');
      assert.equal(await page.evaluate('typeof mine'), 'undefined');
      await other.close();
      assert.equal(await page.evaluate('1 + 1'), 2);
    });

    test('memory is shared only where the server isolates the page', async () => {
      const shared = '[crossOriginIsolated, typeof SharedArrayBuffer]';
      const apart = await browser.open(`${servers[1]?.url}/`);
      assert.deepEqual(await apart.evaluate(shared), [true, 'function']);
      await apart.close();
      assert.equal(await page.evaluate('crossOriginIsolated'), false);
    });

    test('another address is another page, and one that is not there says so', async () => {
      const other = await browser.open(`${servers[0]?.url}/`);
      await other.evaluate('globalThis.before = 1');
      await other.goto(`${servers[1]?.url}/?again`);
      assert.deepEqual(await other.evaluate('[typeof before, location.search]'), [
        'undefined',
        '?again',
      ]);
      const nowhere = await serve(consumers);
      await nowhere.close();
      await assert.rejects(other.goto(`${nowhere.url}/`));
      await other.close();
    });

    test('uncaught errors, and what the policy forbids, are heard', async () => {
      assert.equal(page.troubles.join('\n'), '');
      const wait = 'new Promise((done) => setTimeout(done, 300))';
      await page.evaluate('void setTimeout(() => { throw new Error("unseen"); })');
      await page.evaluate('void Promise.reject(new Error("unheard"))');
      await page.evaluate(
        'void document.body.append(Object.assign(document.createElement("script"), { text: "0" }))',
      );
      await page.evaluate(wait);
      await page.evaluate(wait);
      assert.equal(page.troubles.length, 3, page.troubles.join('\n'));
      for (const word of ['unseen', 'unheard', 'script-src']) {
        assert.ok(
          page.troubles.some((trouble) => trouble.includes(word)),
          page.troubles.join('\n'),
        );
      }
    });
  });
}
