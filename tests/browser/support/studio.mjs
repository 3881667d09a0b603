/** What a person does at the Studio, by the names of its README. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** @import { Page } from 'playwright-core' */

/**
 * Lets go of files over the page, as a mouse would.
 *
 * @param {Page} page
 * @param {string} path
 * @param {string} [type]
 * @returns {Promise<number>} when it was, by the clock of the page
 */
export async function drop(page, path, type = 'image/jpeg') {
  const file = { name: basename(path), type, base64: (await readFile(path)).toString('base64') };
  const dataTransfer = await page.evaluateHandle(({ name, type, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const held = new DataTransfer();
    held.items.add(new File([bytes], name, { type }));
    return held;
  }, file);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer });
  const when = await page.evaluate(() => performance.now());
  await page.dispatchEvent('body', 'drop', { dataTransfer });
  return when;
}

/**
 * What the Studio says of a run that has finished.
 *
 * @typedef {object} Result
 * @property {number} ms
 * @property {number} width
 * @property {number} height
 * @property {number} bytes
 * @property {string} type
 */

/**
 * Waits until a run has ended, and ended well.
 *
 * @param {Page} page
 * @param {Partial<Result>} [wanted] what the run is known by: the one before may still be shown
 * @param {number} [seconds]
 * @returns {Promise<Result>}
 */
export async function result(page, wanted = {}, seconds = 60) {
  const known = Object.entries(wanted)
    .map(([key, value]) => `[data-${key}="${value}"]`)
    .join('');
  const ended = page.locator(
    `[data-testid=result][data-state=done]${known}, [data-testid=result][data-state=failed]`,
  );
  await ended.waitFor({ state: 'attached', timeout: seconds * 1000 });
  const { state, ms, width, height, bytes, type } = await ended.evaluate((element) => ({
    .../** @type {HTMLElement} */ (element).dataset,
  }));
  if (state !== 'done') {
    const note = page.getByRole('alert').first();
    throw new Error(`The run failed: ${await note.textContent()}`);
  }
  return {
    ms: Number(ms),
    width: Number(width),
    height: Number(height),
    bytes: Number(bytes),
    type: type ?? '',
  };
}

/**
 * The file behind the link.
 *
 * @param {Page} page
 * @returns {Promise<Buffer>}
 */
export async function download(page) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('download').click(),
  ]);
  return readFile(await file.path());
}
