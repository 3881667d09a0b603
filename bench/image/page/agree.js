/** Whether two contestants did the same work. A ratio between different pictures says nothing. */

const ENOUGH = 30;

/**
 * The likeness of two pictures in decibels, over colours as they are seen: multiplied by their alpha.
 *
 * @param {ImageData} a
 * @param {ImageData} b
 */
export function psnr(a, b) {
  let squares = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const [alphaA, alphaB] = [a.data[i + 3], b.data[i + 3]];
    squares += (alphaA - alphaB) ** 2;
    for (let c = i; c < i + 3; c++) {
      squares += ((a.data[c] * alphaA - b.data[c] * alphaB) / 255) ** 2;
    }
  }
  return 10 * Math.log10(255 ** 2 / (squares / a.data.length));
}

/**
 * Compares each picture with ours.
 *
 * @param {Record<string, ImageData>} pictures ours is named `ours`
 * @returns {string[]}
 */
export function picturesAgree({ ours, ...others }) {
  return Object.entries(others).map(([name, theirs]) => {
    if (ours.width !== theirs.width || ours.height !== theirs.height) {
      const sizes = [ours, theirs].map(({ width, height }) => `${width} × ${height}`);
      throw new Error(`${name} made a picture of another size: ours ${sizes.join(', theirs ')}`);
    }
    const likeness = psnr(ours, theirs);
    // Written so that NaN fails.
    if (!(likeness > ENOUGH)) {
      throw new Error(`${name} made another picture: ${likeness.toFixed(1)} dB from ours`);
    }
    return `${name}: same size, PSNR ${likeness.toFixed(1)} dB`;
  });
}
