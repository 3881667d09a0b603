/**
 * Uses the Studio in a headless browser, on a photograph as a camera writes it, and says what was measured:
 *
 *     node tests/browser/studio-smoke.mjs <address> <photograph> <folder for the result>
 *
 * It ends with 0, or with 1 and what failed.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { launch, open } from './support/chromium.mjs';
import { jpegSize } from './support/jpeg.mjs';
import { download, drop, result } from './support/studio.mjs';

/** @import { Page } from 'playwright-core' */

const [, , address, photograph, folder] = process.argv;
if (!address || !photograph || !folder) {
  console.error('node tests/browser/studio-smoke.mjs <address> <photograph> <folder>');
  process.exit(2);
}

const LEAST_PIXELS = 12_000_000;
const WIDTH = 800;

/** What a person would call a stutter. */
const LONG_TASK_MS = 50;

const views = {
  'desktop-light': { width: 1440, height: 900, colorScheme: /** @type {const} */ ('light') },
  'desktop-dark': { width: 1440, height: 900, colorScheme: /** @type {const} */ ('dark') },
  'phone-light': { width: 390, height: 844, colorScheme: /** @type {const} */ ('light') },
  'phone-dark': { width: 390, height: 844, colorScheme: /** @type {const} */ ('dark') },
};

/** @type {string[]} */
const failures = [];

/** @param {unknown} condition @param {string} what */
function check(condition, what) {
  if (!condition) failures.push(what);
}

/** @param {string} name @param {string} value */
const line = (name, value) => console.log(`  ${name.padEnd(28)} ${value}`);
/** @param {number} ms */
const time = (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`);
/** @param {number} bytes */
const size = (bytes) =>
  bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;

/**
 * Notes every long task and every frame, from the first line of the page on.
 *
 * @param {Page} page
 */
const watch = (page) =>
  page.addInitScript(() => {
    /** @type {{ start: number, ms: number }[]} */
    const tasks = [];
    /** @type {number[]} */
    const frames = [];
    const observer = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        tasks.push({ start: startTime, ms: duration });
      }
    });
    observer.observe({ type: 'longtask', buffered: true });
    const tick = (/** @type {number} */ now) => {
      frames.push(now);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(globalThis, { watched: { tasks, frames } });
  });

/**
 * The longest task since a moment, and the longest time without a frame.
 *
 * @param {Page} page
 * @param {number} from
 * @returns {Promise<{ longest: number, pause: number }>}
 */
const seen = async (page, from) => {
  // The browser tells of a task a little after its end.
  await page.waitForTimeout(300);
  return page.evaluate((from) => {
    const { tasks, frames } = /** @type {any} */ (globalThis).watched;
    const during = tasks.filter((/** @type {any} */ { start, ms }) => start + ms > from);
    const moments = [from, ...frames.filter((/** @type {number} */ at) => at > from)];
    moments.push(performance.now());
    return {
      longest: Math.max(0, ...during.map((/** @type {any} */ { ms }) => ms)),
      pause: Math.max(...moments.slice(1).map((at, index) => at - (moments[index] ?? at))),
    };
  }, from);
};

/** @param {Page} page */
async function use(page) {
  const source = await readFile(photograph);
  const stored = jpegSize(source);
  check(stored, `${photograph} is no JPEG`);
  const pixels = stored ? stored.width * stored.height : 0;
  check(pixels >= LEAST_PIXELS, `${photograph} has only ${pixels} pixels`);

  const dropped = await drop(page, resolve(photograph));
  const done = await result(page, {}, 120);
  const rust = await seen(page, dropped);
  const upright = await decoded(page, source);
  const wanted = { width: WIDTH, height: Math.round((WIDTH * upright.height) / upright.width) };
  const shown = await page.getByRole('img', { name: 'After' }).evaluate(natural);

  const file = await download(page);
  const written = jpegSize(file);
  await writeFile(resolve(folder, 'result.jpg'), file);
  const sizes = { 'the file': written, 'the picture': shown, 'the Studio': done };
  for (const [who, said] of Object.entries(sizes)) {
    const right = said?.width === wanted.width && said.height === wanted.height;
    check(
      right,
      `${who} is ${said?.width} × ${said?.height}, not ${wanted.width} × ${wanted.height}`,
    );
  }
  check(done.type === 'image/jpeg', `the result is ${done.type}`);
  check(file.length === done.bytes, `${file.length} bytes were saved, ${done.bytes} were made`);

  const pressed = await page.evaluate(() => performance.now());
  await page.getByTestId('compare-js').click();
  const plain = page.getByTestId('js-result');
  await plain.waitFor({ timeout: 120_000 });
  const plainMs = Number(await plain.getAttribute('data-ms'));
  const javascript = await seen(page, pressed);
  check(plainMs > 0, 'plain JavaScript took no time');

  const told = await page.getByTestId('longest-task').getAttribute('data-ms');
  console.log(
    `\n  ${basename(photograph)}, ${upright.width} × ${upright.height}, ${size(source.length)}`,
  );
  line('result', `${shown.width} × ${shown.height}, ${size(file.length)}, ${done.type}`);
  line('Rust, call to Blob', time(done.ms));
  line('plain JavaScript', `${time(plainMs)} (${(plainMs / done.ms).toFixed(1)} times as long)`);
  line('longest task meanwhile', longest(rust.longest));
  line('  of the run alone', longest(Number(told)));
  line('  with plain JavaScript', longest(javascript.longest));
  line('longest time without a frame', time(rust.pause));
}

/**
 * How large the photograph is when it stands upright, as the browser's own decoder says.
 *
 * @param {Page} page
 * @param {Buffer} source
 */
const decoded = (page, source) =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const { width, height } = await createImageBitmap(new Blob([bytes]));
    return { width, height };
  }, source.toString('base64'));

/** @param {number} ms */
const longest = (ms) => (ms < LONG_TASK_MS ? `none over ${LONG_TASK_MS} ms` : time(ms));

/** @param {Element} element */
async function natural(element) {
  const picture = /** @type {HTMLImageElement} */ (element);
  await picture.decode();
  return { width: picture.naturalWidth, height: picture.naturalHeight };
}

/** @param {Page} page */
async function photographPage(page) {
  for (const [name, { colorScheme, ...viewport }] of Object.entries(views)) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(300);
    await page.screenshot({ path: resolve(folder, `screenshot-${name}.png`) });
  }
  line('result and screenshots', folder);
}

await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  const { page, troubles } = await open(browser, 'about:blank', {
    viewport: { width: 1440, height: 900 },
  });
  await watch(page);
  await page.goto(address);
  await use(page);
  await photographPage(page);
  for (const trouble of troubles) check(false, `the page complained: ${trouble}`);
} catch (error) {
  failures.push(error instanceof Error ? error.message : String(error));
} finally {
  await browser.close();
}
for (const failure of failures) console.error(`  FAILED: ${failure}`);
process.exitCode = failures.length ? 1 : 0;
