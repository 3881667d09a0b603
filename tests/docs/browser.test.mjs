/** The pages of the guide that are whole apps: bundled by Vite as they stand there, and used in Chromium. */
import assert from 'node:assert/strict';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'vite';
import { launch, open } from '../browser/support/chromium.mjs';
import { samples } from '../browser/support/places.mjs';
import { serve } from '../browser/support/server.mjs';
import { fencesOf, root } from './support/fences.mjs';
import { app, modulesOf, packages } from './support/modules.mjs';

/** @import { Browser, Page } from 'playwright-core' */

const apps = resolve(root, 'target/docs-samples/apps');

/** @type {Browser} */
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/**
 * Bundles an app, and opens it.
 *
 * @param {string} folder
 * @param {Record<string, string>} [mounts]
 */
async function start(folder, mounts = {}) {
  await build({ root: folder, logLevel: 'error', configFile: false, build: { outDir: 'out' } });
  const server = await serve(resolve(folder, 'out'), '', mounts);
  const { page, troubles } = await open(browser, `${server.url}/`);
  return { page, troubles, close: server.close };
}

/**
 * The fence of a page in a language.
 *
 * @param {string} page
 * @param {string} language
 */
async function fence(page, language) {
  const found = (await fencesOf(`docs/${page}.md`)).find((one) => one.language === language);
  assert.ok(found, `docs/${page}.md has a fence in ${language}`);
  return found.code;
}

describe('moving: before and after', () => {
  const places = resolve(root, 'tests/docs/moving');

  /** @param {'before' | 'after'} which */
  async function moved(which) {
    const folder = await app(resolve(apps, which));
    await cp(resolve(places, which), folder, { recursive: true });
    await cp(resolve(places, 'index.html'), resolve(folder, 'index.html'));
    if (which === 'before') await bare(resolve(folder, 'node_modules/counts'));
    return start(folder);
  }

  /** What wasm-bindgen wrote for the crate, under the names that wasm-pack gives it. @param {string} folder */
  async function bare(folder) {
    const from = (await packages()).get('counts') ?? '';
    await rm(folder);
    await mkdir(folder);
    await cp(resolve(from, 'counts.glue.js'), resolve(folder, 'counts.js'));
    await cp(resolve(from, 'counts.simd.wasm'), resolve(folder, 'counts_bg.wasm'));
    await cp(resolve(from, 'snippets'), resolve(folder, 'snippets'), { recursive: true }).catch(
      (error) => assert.equal(error.code, 'ENOENT'),
    );
    const manifest = { name: 'counts', version: '0.1.0', type: 'module', main: 'counts.js' };
    await writeFile(resolve(folder, 'package.json'), JSON.stringify(manifest));
  }

  /** @param {Page} page */
  const used = (page) =>
    page.evaluate(async () => {
      const { count, add } = /** @type {any} */ (globalThis).api;
      const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 31) % 251);
      const counts = await count(new File([bytes], 'bytes'));
      return { counts: Array.from(counts), sum: await add(new Float64Array([1, 2, 3.5])) };
    });

  test('they give the same', async () => {
    const results = [];
    for (const which of /** @type {const} */ (['before', 'after'])) {
      const { page, troubles, close } = await moved(which);
      results.push(await used(page));
      assert.deepEqual(troubles, []);
      await page.close();
      await close();
    }
    const [was, is] = results;
    assert.deepEqual(is, was);
    assert.equal(is?.sum, 6.5);
    assert.equal(
      is?.counts.reduce((sum, many) => sum + many, 0),
      100_000,
    );
  });
});

describe('start from the web', () => {
  const photograph = resolve(samples, 'dragonfly.jpg');

  /** @param {Page} page */
  async function choose(page) {
    await page.setInputFiles('input', photograph);
    await page.waitForFunction(() => /bytes/.test(document.querySelector('p')?.textContent ?? ''));
    const bytes = Number.parseInt((await page.textContent('p')) ?? '', 10);
    const { length } = await readFile(photograph);
    assert.ok(bytes > 1000 && bytes < length / 4, `${bytes} of ${length} bytes`);
  }

  test('the page', async () => {
    const folder = await app(resolve(apps, 'page'));
    await writeFile(resolve(folder, 'index.html'), await fence('start-web', 'html'));
    const { page, troubles, close } = await start(folder);
    await choose(page);
    await page.waitForFunction(() => document.querySelector('img')?.naturalWidth === 800);
    assert.deepEqual(troubles, []);
    await page.close();
    await close();
  });

  test('its button stops the work', async () => {
    const folder = await app(resolve(apps, 'stopped'));
    await writeFile(resolve(folder, 'index.html'), await fence('start-web', 'html'));
    const { page, troubles, close } = await start(folder);
    await page.setInputFiles('input', photograph);
    await page.click('button');
    await page.waitForFunction(() => document.querySelector('p')?.textContent === 'Stopped.');
    assert.deepEqual(troubles, []);
    await page.close();
    await close();
  });

  test('React', async () => {
    const folder = await app(resolve(apps, 'react'));
    await writeFile(resolve(folder, 'smaller.tsx'), await fence('start-web', 'tsx'));
    await writeFile(
      resolve(folder, 'main.tsx'),
      `import { createRoot } from 'react-dom/client';
      import { Smaller } from './smaller.tsx';
      createRoot(document.querySelector('main')!).render(<Smaller />);`,
    );
    await writeFile(resolve(folder, 'index.html'), door('main.tsx'));
    await writeFile(
      resolve(folder, 'tsconfig.json'),
      '{ "compilerOptions": { "jsx": "react-jsx" } }',
    );
    const { page, troubles, close } = await start(folder);
    await choose(page);
    assert.deepEqual(troubles, []);
    await page.close();
    await close();
  });

  test('Vue', async () => {
    const folder = await app(resolve(apps, 'vue'));
    const sample = (await fencesOf('docs/start-web.md')).find(({ language }) => language === 'vue');
    assert.ok(sample, 'docs/start-web.md has a component');
    const [component] = await modulesOf(sample);
    await writeFile(resolve(folder, 'smaller.ts'), component?.code ?? '');
    await writeFile(
      resolve(folder, 'main.ts'),
      `import { createApp } from 'vue';
      import Smaller from './smaller.ts';
      createApp(Smaller).mount('main');`,
    );
    await writeFile(resolve(folder, 'index.html'), door('main.ts'));
    const { page, troubles, close } = await start(folder);
    await choose(page);
    assert.deepEqual(troubles, []);
    await page.close();
    await close();
  });
});

/** @param {string} main */
const door = (main) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>An app</title><link rel="icon" href="data:,"></head>
  <body><main></main><script type="module" src="./${main}"></script></body>
</html>`;
