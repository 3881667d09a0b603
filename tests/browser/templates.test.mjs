/** Every template of `outboard new`: made, installed, built, run, and clicked through. */
import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, open } from './support/chromium.mjs';
import { project } from './support/project.mjs';

/** @import { Browser, Page } from 'playwright-core' */
/** @import { Project } from './support/project.mjs' */

/** What the misspelt lines of the sample say. */
const FOUND = [/lighthouse keper since the storm/, /lighthuose keeper had left a letter/];

/** @type {Browser} */
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/**
 * Does with a page what a person would: the sample, cancelled; the sample; a file of one's own; a file that is no text.
 *
 * @param {string} url
 */
async function clickThrough(url) {
  // In dev the first load waits until the engine is built.
  const { page, troubles } = await open(browser, url, { timeout: 300_000 });
  try {
    const status = page.locator('.status');
    const cancel = page.locator('#cancel');

    await page.click('#sample');
    await underWay(page);
    assert.ok(await cancel.isEnabled());
    await cancel.click();
    await says(page, '.status', /^Cancelled\.$/);
    assert.ok(await cancel.isDisabled());
    assert.equal(await page.locator('.matches li').count(), 0);

    await page.click('#search');
    await says(page, '.status', /^Matching lines in sample\.txt: 2$/);
    const lines = await page.locator('.matches li').allTextContents();
    assert.equal(lines.length, 2);
    for (const [index, text] of FOUND.entries()) assert.match(lines[index] ?? '', text);
    assert.equal(await page.locator('progress').evaluate((bar) => 'value' in bar && bar.value), 1);

    await give(page, 'letter.txt', Buffer.from('dear kepper,\nof the lighthouse keeper\n'));
    await says(page, '.status', /^Matching lines in letter\.txt: 1$/);

    await give(page, 'picture.txt', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    await says(page, '.error', /^This is no text in UTF-8\.$/);
    assert.equal((await status.textContent())?.trim(), '');

    await page.setViewportSize({ width: 360, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `${wide} pixels on a phone`);
    assert.deepEqual(troubles, []);
  } finally {
    await page.close();
  }
}

/**
 * Waits until a search is seen on its way: between nothing and all.
 *
 * @param {Page} page
 */
const underWay = (page) =>
  page.waitForFunction(() => {
    const value = document.querySelector('progress')?.value ?? 0;
    return value > 0 && value < 1;
  });

/**
 * @param {Page} page
 * @param {string} selector
 * @param {RegExp} words
 */
async function says(page, selector, words) {
  const there = page.locator(selector).filter({ hasText: /./ });
  // A build that is not optimised takes its time.
  await page.waitForFunction(
    ([selector, words]) =>
      new RegExp(words ?? '').test(
        document.querySelector(selector ?? '')?.textContent?.trim() ?? '',
      ),
    [selector, words.source],
    { timeout: 60_000 },
  );
  assert.match(((await there.textContent()) ?? '').trim(), words);
}

/**
 * Chooses a file, and searches it.
 *
 * @param {Page} page
 * @param {string} name
 * @param {Buffer} buffer
 */
async function give(page, name, buffer) {
  await page.setInputFiles('#file', { name, mimeType: 'text/plain', buffer });
  await page.click('#search');
}

for (const template of ['vanilla', 'react', 'vue', 'next']) {
  describe(template, () => {
    // Next serves to everybody unless it is told otherwise.
    const here = template === 'next' ? ['-H', '127.0.0.1'] : ['--host', '127.0.0.1'];
    /** @type {Project} */
    let app;

    before(async () => {
      app = await project(template);
    });

    after(() => app?.close());

    test('`npm run dev` serves a page that searches, says how far it is, and stops', async () => {
      await clickThrough(`${await app.serve('run', 'dev', '--', ...here)}/`);
      await app.close();
    });

    test('`npm run build` makes one that does the same', async () => {
      await app.run('npm', 'run', 'build');
      const serve = template === 'next' ? 'start' : 'preview';
      await clickThrough(`${await app.serve('run', serve, '--', ...here)}/`);
      await app.close();
    });
  });
}

describe('node', () => {
  /** @type {Project} */
  let app;

  before(async () => {
    app = await project('node');
    await app.run('npm', 'run', 'build');
  });

  test('it finds what is misspelt in the sample, and in a file', async () => {
    const found = await app.run('npm', 'start', '--silent');
    const lines = found.trim().split('\n');
    assert.equal(lines.length, 2);
    for (const [index, text] of FOUND.entries()) assert.match(lines[index] ?? '', text);
    const readme = await app.run(
      'npm',
      'start',
      '--silent',
      '--',
      'README.md',
      'workr thread',
      '1',
    );
    assert.match(readme, /^3: .*worker threads.* \(typos: 1\)$/m);
  });

  test('its own tests pass', async () => {
    // Those of the crate are run where it is a library: they are the same.
    assert.match(await app.run('node', '--test', '--test-reporter=tap', 'dist/'), /^# pass 3$/m);
  });
});

describe('lib', () => {
  /** @type {Project} */
  let app;

  before(async () => {
    app = await project('lib');
  });

  test('`npm run pack` gives a tarball, and what is installed from it works in Node', async () => {
    await app.run('npm', 'run', 'pack');
    const [tarball = ''] = (await readdir(app.folder)).filter((name) => name.endsWith('.tgz'));
    assert.equal(tarball, 'finder-0.1.0.tgz');
    const consumer = resolve(app.folder, 'consumer');
    const install = ['install', '--no-audit', '--no-fund', '--offline', '--prefix', consumer];
    await app.run('npm', ...install, resolve(app.folder, tarball));
    await writeFile(
      resolve(consumer, 'call.mjs'),
      `import { engine, search } from 'finder';
      const bytes = new TextEncoder().encode('years AGO');
      console.log(JSON.stringify(await search(bytes, 'yaers ago', 2)));
      engine.stop();`,
    );
    const said = await app.run('node', resolve(consumer, 'call.mjs'));
    assert.deepEqual(JSON.parse(said), [{ line: 1, typos: 2, text: 'years AGO' }]);
  });

  test('its own tests pass, those of its crate too', async () => {
    const said = await app.run('npm', 'test');
    assert.match(said, /^test result: ok\. 3 passed/m);
    assert.match(said, /^(?:#|ℹ) pass 3$/m);
  });
});
