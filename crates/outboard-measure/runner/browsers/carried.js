/** How a value comes out of a page, the same way from each driver: as JSON, and an error as its name and message. */

/**
 * An expression for a promise of text, which `unpack` reads.
 *
 * @param {string} source an expression
 */
export const pack = (source) => `(async () => {
  try {
    return JSON.stringify({ value: await (${source}\n) });
  } catch (thrown) {
    const { name = 'Error', message = String(thrown) } = Object(thrown);
    return JSON.stringify({ thrown: { name: String(name), message: String(message) } });
  }
})()`;

/**
 * The value that the expression came to; throws what the page threw.
 *
 * @param {unknown} text
 * @returns {any}
 */
export function unpack(text) {
  if (typeof text !== 'string') throw new Error(`The page answered ${JSON.stringify(text)}`);
  const { value, thrown } = JSON.parse(text);
  if (!thrown) return value;
  throw Object.assign(new Error(thrown.message), { name: thrown.name });
}
