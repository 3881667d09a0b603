/** Apps that run in a page. */
import assert from 'node:assert/strict';
import { launch } from '../../../crates/outboard-measure/runner/browsers/index.js';
import { serve, strict } from '../../browser/support/server.mjs';
import { distance, judge } from './judge.mjs';
import { photo } from './places.mjs';

/** @import { Browser, Kind } from '../../../crates/outboard-measure/runner/browsers/browser.js' */

/** How far two good pictures of the same may be from each other; another photograph is tens away. */
const NEAR = 6;

/** Variants of pages that may share memory with their lanes, and of those that may not. */
export const ALONE = ['relaxed', 'simd'];
export const ISOLATED = ['threads-relaxed', 'threads'];

/** Outside of pages it is the number of cores that tells, and what the runtime knows of relaxed SIMD. */
export const EVERYWHERE = [...ISOLATED, ...ALONE];

/** For pages with an import map, which is a script within the page: a policy allows it by its hash, or so. */
export const mapped = strict.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'");

/** @type {Map<Kind, Promise<Browser>>} */
const browsers = new Map();

/** @param {Kind} kind */
export function browser(kind) {
  const started = browsers.get(kind) ?? launch(kind);
  browsers.set(kind, started);
  return started;
}

/** Ends those that were started. */
export async function closeBrowsers() {
  for (const started of browsers.values()) await (await started).close();
}

/**
 * A page at an address: what its app did is right.
 *
 * @param {string} url
 * @param {{ kind?: Kind, variants?: string[], photo?: string }} [options]
 */
export async function look(url, { kind = 'chromium', variants = ALONE, photo: at } = {}) {
  const page = await (await browser(kind)).open(url);
  try {
    const facts = await page.evaluate(ANSWER);
    assert.ok(!facts.failed, `${facts.failed}\n${page.troubles.join('\n')}`);
    judge(facts, variants);
    const far = await page.evaluate(
      `(${distance})(${JSON.stringify(facts.picture)}, ${JSON.stringify(at ?? '/photo.jpg')})`,
    );
    assert.ok(far < NEAR, `the small picture is ${far} away from the browser's own`);
    assert.deepEqual(page.troubles, []);
    return facts;
  } finally {
    await page.close();
  }
}

/**
 * A page whose app has to fail.
 *
 * @param {string} url
 * @returns {Promise<{ code: string, message: string }>} what its first call said
 */
export async function lookRefused(url) {
  const page = await (await browser('chromium')).open(url);
  const said = await page.evaluate(
    'answer.then(() => ({}), ({ code, message }) => ({ code, message }))',
  );
  await page.close();
  return said;
}

/** What the app promised in `answer`, as soon as it did. */
const ANSWER = `(async () => {
  const end = performance.now() + 60000;
  while (!globalThis.answer && performance.now() < end) await new Promise((done) => setTimeout(done, 20));
  const late = new Promise((done) => setTimeout(done, 60000, { failed: 'no answer within a minute' }));
  const answer = globalThis.answer ?? { failed: 'the app did not run' };
  return Promise.race([answer, late]).catch((error) => ({
    failed: [error?.code, error?.stack ?? error, error?.cause].join(' '),
  }));
})()`;

/**
 * A folder that was built, served with and without the headers for shared memory.
 *
 * @param {string} folder
 * @param {{ policy?: string, kind?: Kind, alone?: string[], isolated?: string[] }} [options]
 */
export async function lookBoth(
  folder,
  { policy = strict, kind, alone = ALONE, isolated = ISOLATED } = {},
) {
  for (const [shares, variants] of /** @type {const} */ ([
    [false, alone],
    [true, isolated],
  ])) {
    const server = await serve(folder, policy, mounts, { isolated: shares });
    try {
      await look(`${server.url}/`, { kind, variants });
    } finally {
      await server.close();
    }
  }
}

/** The photograph, on any server. */
export const mounts = { '/photo.jpg': photo.path };
