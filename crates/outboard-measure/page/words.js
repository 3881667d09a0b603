/** Numbers in words. Each file is a script of its own in the page, and hands on what the next one needs by a global. */

/** @param {number} value */
const three = (value) =>
  value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);

/** @param {number} ns */
function timeOf(ns) {
  if (ns < 1e3) return `${three(ns)} ns`;
  if (ns < 1e6) return `${three(ns / 1e3)} µs`;
  if (ns < 1e9) return `${three(ns / 1e6)} ms`;
  return `${three(ns / 1e9)} s`;
}

/** @param {number} value */
const countOf = (value) => Math.round(value).toLocaleString('en');

/** @param {number} value two digits that count */
const aboutOf = (value) => countOf(Number(value.toPrecision(2)));

/** @param {any} pays */
function paysOf({ pays, against }) {
  const bar =
    against === 'javascript'
      ? 'faster than JavaScript on the page, crossing included'
      : 'crossing takes under a tenth of the work';
  if (pays.is === 'always') return `at every size measured (${bar})`;
  if (pays.is === 'never') return `at no size measured (${bar})`;
  return `from a size of about ${aboutOf(pays.size)} (${bar})`;
}

Object.assign(globalThis, { words: { three, timeOf, countOf, aboutOf, paysOf } });
