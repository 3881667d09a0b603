/** What a function makes of an engine in a page, as it was: JSON alone would lose `undefined`, dates, big integers and odd numbers. */

/** @param {unknown} value what to mark, in the page @returns {unknown} */
function mark(value) {
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'bigint') return { $: 'bigint', text: String(value) };
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { $: 'number', text: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (value instanceof Date) return { $: 'date', text: value.toJSON() };
  if (Array.isArray(value)) return value.map(mark);
  if (value === null || typeof value !== 'object') return value;
  // A module's namespace has no prototype, and is no answer.
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    throw new TypeError(`${Object.prototype.toString.call(value)} cannot leave the page`);
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mark(each)]));
}

/** @param {any} value @returns {unknown} */
function unmark(value) {
  if (Array.isArray(value)) return value.map(unmark);
  if (value === null || typeof value !== 'object') return value;
  switch (value.$) {
    case 'undefined':
      return undefined;
    case 'bigint':
      return BigInt(value.text);
    case 'number':
      return Number(value.text);
    case 'date':
      return new Date(value.text);
    default:
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unmark(each)]));
  }
}

/**
 * Runs a function in a page: only its text arrives there.
 *
 * @param {import('./browsers.mjs').Page} page
 * @param {Function} run
 * @param {string} first an expression for its first argument
 * @param {unknown[]} rest its other arguments, which JSON can carry
 * @returns {Promise<unknown>}
 */
export async function answer(page, run, first, rest) {
  const given = [first, ...rest.map((each) => JSON.stringify(each))].join(', ');
  const source = `(async () => {
    ${mark}
    return mark(await (${run})(${given}));
  })()`;
  return unmark(await page.evaluate(source));
}
