/** QR codes: what the standard fixes for every code of version 1, whatever it says. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ Shape, SvgOptions, Version, qr, qr_svg }) => {
  const modules = await qr('OUTBOARD');
  const side = Math.sqrt(modules.length);
  const corner = (/** @type {number} */ top, /** @type {number} */ left) =>
    Array.from({ length: 7 }, (_, row) =>
      [...modules.slice((top + row) * side + left, (top + row) * side + left + 7)].join(''),
    );
  const timing = [...modules.slice(6 * side + 8, 6 * side + side - 8)].join('');

  // Each of these takes the handle and gives another, as Rust's builders do.
  let options = await SvgOptions.create();
  for (const [method, value] of [
    ['margin', 0],
    ['shape', Shape.Square],
    ['module_color', '#102030'],
    ['version', Version.V03],
  ]) {
    const next = await options[method](value);
    const stale = await options.margin(1).catch((/** @type {any} */ error) => error.code);
    if (stale !== 'outboard/stale-handle') throw new Error(`${method} did not take the options`);
    options = next;
  }
  const svg = await qr_svg('OUTBOARD', options);
  return {
    side,
    corners: [corner(0, 0), corner(0, side - 7), corner(side - 7, 0)],
    timing,
    viewBox: /viewBox="([^"]*)"/.exec(svg)?.[1],
    colored: svg.includes('#102030'),
  };
};

export const given = {};

const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];

export const answer = {
  side: 21,
  corners: [finder, finder, finder],
  timing: '10101',
  // Version 3 has 29 modules a side.
  viewBox: '0 0 29 29',
  colored: true,
};
