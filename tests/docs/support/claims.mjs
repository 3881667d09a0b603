/** Samples that say what comes out: `sum; // 6`. Such a line becomes a comparison. */

const literal = String.raw`'[^']*'|-?\d[\d_.]*n?|true|false|null|undefined|\[.*\]|\{.*\}`;
const claim = new RegExp(String.raw`^(\s*)(.+);\s*//\s*(${literal})$`);

/**
 * What a program is whose claims are checked; `count` is how many it makes.
 *
 * @param {string} code
 * @returns {{ source: string, count: number }}
 */
export function withClaims(code) {
  let count = 0;
  const lines = code.split('\n').map((line) => {
    const found = claim.exec(line);
    if (!found) return line;
    const [, indent = '', statement = '', expected = ''] = found;
    const number = count;
    count += 1;
    const check = (/** @type {string} */ what) =>
      `__claim(${number}, ${what}, ${expected}, ${JSON.stringify(line.trim())});`;
    const made = /^(?:const|let) (\w+) = /.exec(statement);
    if (made?.[1]) return `${indent}${statement}; ${check(made[1])}`;
    const printed = /^console\.log\((.*)\)$/.exec(statement);
    return `${indent}${check(printed?.[1] ?? statement)}`;
  });
  return { source: lines.join('\n'), count };
}

/** @param {string} code */
export const hasClaims = (code) => withClaims(code).count > 0;
