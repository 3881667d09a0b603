/** SVG to pixels: a PNG of the size that was asked for, which the platform's own decoder reads where there is one. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ newContext }, { svg }) => {
  const context = await newContext();
  const png = await context.render(svg, 2);
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  // Uncompressed by the platform: one filter byte and the pixels of a row each.
  let at = 8;
  const parts = [];
  while (at < png.length) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (kind === 'IDAT') parts.push(png.slice(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const inflated = new Blob(parts).stream().pipeThrough(new DecompressionStream('deflate'));
  const rows = new Uint8Array(await new Response(inflated).arrayBuffer());
  return {
    signature: String.fromCharCode(...png.subarray(1, 4)),
    size: [view.getUint32(16), view.getUint32(20)],
    firstPixel: [...rows.subarray(1, 5)],
    bytes: rows.length,
    fonts: await context.listFonts(),
  };
};

export const given = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3" fill="#ff8000"/></svg>',
};

export const answer = {
  signature: 'PNG',
  // Twice as large as the drawing says.
  size: [8, 6],
  firstPixel: [255, 128, 0, 255],
  bytes: 6 * (1 + 8 * 4),
  fonts: 'fonts:\n',
};
