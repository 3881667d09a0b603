/**
 * The built site in Chromium: every page, wide and narrow, light and dark, without an error; every link and anchor leads somewhere; nothing
 * is asked of another server.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { named } from '../../docs/.vitepress/sidebar.js';
import { launch } from '../browser/support/chromium.mjs';
import { serve } from '../browser/support/server.mjs';
import { docs, pages, root } from './support/fences.mjs';
import { crawl } from './support/links.mjs';

/** @import { Browser, Page } from 'playwright-core' */
/** @import { Server } from '../browser/support/server.mjs' */

const site = resolve(root, 'target/docs');
const pictures = resolve(root, 'target/docs-pictures');

/** What a page is looked at on: a phone, a desk. @type {{ width: number, scheme: 'light' | 'dark' }[]} */
const views = [
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
];

/** @type {Browser} */
let browser;
/** @type {Server} */
let server;

before(async () => {
  assert.ok(existsSync(resolve(site, 'index.html')), 'there is no site: cargo xtask docs');
  server = await serve(site, '');
  browser = await launch();
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** The pages of the guide, by their names in the site. */
const guide = (await pages())
  .filter((page) => page.startsWith('docs/'))
  .map((page) => page.slice('docs/'.length, -'.md'.length));

test('the sidebar has every page, and every page it has is there', () => {
  const missing = named.filter((page) => !existsSync(resolve(docs, `${page}.md`)));
  const unlisted = guide.filter((page) => !named.includes(page));
  assert.deepEqual({ missing, unlisted }, { missing: [], unlisted: [] });
});

describe('pages', () => {
  for (const name of guide) {
    test(name, async () => {
      const page = await browser.newPage();
      const troubles = watch(page);
      await page.goto(`${server.url}/${name}.html`, { waitUntil: 'load' });
      await page.waitForFunction(() => document.querySelector('.VPContent h1, .VPHero'));
      for (const { width, scheme } of views) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme });
        await page.waitForFunction(
          (dark) => document.documentElement.classList.contains('dark') === dark,
          scheme === 'dark',
        );
        const looks = await page.evaluate(look);
        assert.ok(looks.title, 'it has a title');
        assert.deepEqual(looks.wide, [], `nothing is cut off at ${width} px`);
        assert.deepEqual(looks.faint, [], `all text can be read, ${scheme}`);
        assert.deepEqual(looks.broken, [], 'every picture is there');
        const picture = `${name.replaceAll('/', '-')}-${width}-${scheme}.png`;
        await page.screenshot({ path: resolve(pictures, picture), animations: 'disabled' });
      }
      assert.deepEqual(troubles, []);
      await page.close();
    });
  }
});

test('the search finds a word', async () => {
  const page = await browser.newPage();
  const troubles = watch(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${server.url}/calls.html`, { waitUntil: 'load' });
  await page.waitForSelector('#local-search button');
  await page.click('#local-search button');
  await page.waitForSelector('.search-input');
  await page.type('.search-input', 'onProgress');
  await page.waitForSelector('.results .result');
  const found = await page.$$eval('.results .result', (all) => all.map((one) => one.textContent));
  assert.ok(
    found.some((text) => /Calls/.test(text ?? '')),
    String(found),
  );
  assert.deepEqual(troubles, []);
  await page.close();
});

test('every link and anchor leads somewhere', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/index.html`);
  const { seen, broken, external } = await crawl(page, server.url);
  assert.deepEqual(broken.slice(0, 20), [], `${broken.length} lead nowhere`);
  const unreached = guide.filter((name) => !seen.has(`/${name}.html`) && name !== 'index');
  assert.deepEqual(unreached, [], 'every page can be reached');
  for (const folder of ['/api/rust/outboard/', '/api/rust/outboard_bench/', '/api/js/']) {
    assert.ok(seen.has(`${folder}index.html`), `${folder} can be reached`);
  }
  console.log(`# ${seen.size} pages, ${external.size} links to elsewhere, which are not followed`);
  await page.close();
});

/**
 * What goes wrong in a page: errors, warnings of Vue's, requests that fail, and those that leave the machine.
 *
 * @param {Page} page
 */
function watch(page) {
  /** @type {string[]} */
  const troubles = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) {
      troubles.push(`asked elsewhere: ${request.url()}`);
    }
  });
  return troubles;
}

/** How a page looks, from within. */
function look() {
  const content = document.querySelector('.VPContent');
  const wide = Array.from(content?.querySelectorAll('*') ?? []).filter((element) => {
    const box = element.getBoundingClientRect();
    // What scrolls inside of a box of its own is not cut off.
    return (
      box.right > innerWidth + 1 && !element.closest('pre, table, svg, .vp-code-group, .VPLocalNav')
    );
  });
  const scrolls = document.documentElement.scrollWidth > innerWidth;
  /** @param {string} color */
  const luminance = (color) => {
    const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const channel = Number(part) / 255;
      return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  /** @param {Element} element @param {'color' | 'fill'} property */
  const contrast = (element, property) => {
    const [high = 0, low = 0] = [luminance(getComputedStyle(element)[property]), ground].sort(
      (a, b) => b - a,
    );
    return (high + 0.05) / (low + 0.05);
  };
  const texts = Array.from(
    content?.querySelectorAll('.vp-doc :is(p, li, td, th, h1, h2, h3)') ?? [],
  );
  const drawn = Array.from(document.querySelectorAll('.model text'));
  const faint = [
    ...texts.filter((element) => contrast(element, 'color') < 4.5),
    ...drawn.filter((element) => contrast(element, 'fill') < 4.5),
    ...drawn.filter((element) => element.getBoundingClientRect().height < 11),
  ];
  return {
    title: document.title,
    wide: scrolls
      ? wide.map((element) => `${element.tagName} ${element.textContent?.slice(0, 60)}`)
      : [],
    faint: faint.map((element) => `${element.tagName} ${element.textContent?.slice(0, 60)}`),
    broken: Array.from(document.images)
      .filter((image) => image.complete && image.naturalWidth === 0)
      .map((image) => image.src),
  };
}
