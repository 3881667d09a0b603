/**
 * Pictures whose every pixel is known: a gradient across in red, down in green.
 *
 * @param {number} width
 * @param {number} height
 * @param {number} [alpha]
 */
export function gradient(width, height, alpha = 255) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data.set([(x / width) * 255, (y / height) * 255, 60, alpha], (y * width + x) * 4);
    }
  }
  return { data, width, height };
}

/** @param {{ data: ArrayLike<number>, width: number }} picture @param {number} x @param {number} y */
export function pixel({ data, width }, x, y) {
  return Array.from({ length: 4 }, (_, c) => data[(y * width + x) * 4 + c]);
}

/**
 * A JPEG with an EXIF block that says how it lies.
 *
 * @param {Uint8Array} jpeg
 * @param {number} orientation
 */
export function oriented(jpeg, orientation) {
  const exif = [
    ...[0xff, 0xe1, 0, 34],
    ...[0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ];
  return new Uint8Array([...jpeg.subarray(0, 2), ...exif, ...jpeg.subarray(2)]);
}
