/**
 * Names for the frames of a stack. What ships is stripped, so a frame says `wasm-function[123]`; the names lie in a file of
 * their own that is fetched only now.
 */

/**
 * Puts the names into an error's stack. Without them the stack stays as it is.
 *
 * @param {Error} error
 * @param {URL} url lines of `index:name`
 * @param {(url: URL) => Promise<string>} [read]
 * @returns {Promise<void>}
 */
export async function explain(error, url, read = download) {
  if (!error.stack?.includes('wasm-function[')) return;
  const names = parse(await read(url));
  error.stack = rename(error.stack, names);
}

/**
 * @param {string} stack
 * @param {Map<number, string>} names
 */
export const rename = (stack, names) =>
  stack.replace(/wasm-function\[(\d+)\]/g, (frame, index) => names.get(Number(index)) ?? frame);

/**
 * @param {string} text as Binaryen's `--symbolmap` writes it
 * @returns {Map<number, string>}
 */
export function parse(text) {
  const names = new Map();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) names.set(Number(line.slice(0, colon)), demangle(line.slice(colon + 1)));
  }
  return names;
}

/**
 * A name as its author wrote it: without what Binaryen escapes, and without the hashes that rustc adds, at the end or behind a
 * crate's name.
 *
 * @param {string} name
 */
export const demangle = (name) =>
  decodeURIComponent(
    name
      .trim()
      .replaceAll('%', '%25')
      .replace(/\\([0-9a-f]{2})/gi, '%$1'),
  ).replace(/::h[0-9a-f]{16}$|\[[0-9a-f]{12,16}\]/g, '');

/** @param {URL} url */
async function download(url) {
  // An error is not kept waiting long for its names.
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}
