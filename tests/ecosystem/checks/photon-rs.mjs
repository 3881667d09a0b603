/** A picture of one row, mirrored and inverted. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ PhotonImage, fliph, invert }, { pixels }) => {
  const image = await PhotonImage.create(Uint8Array.from(pixels), 2, 1);
  await fliph(image);
  const flipped = [...(await image.get_raw_pixels())];
  await invert(image);
  const inverted = [...(await image.get_raw_pixels())];
  const png = await image.get_bytes();
  const again = await PhotonImage.new_from_byteslice(png);
  return {
    flipped,
    inverted,
    again: [...(await again.get_raw_pixels())],
    width: await again.get_width(),
  };
};

export const given = { pixels: [10, 20, 30, 255, 0, 128, 255, 255] };

const inverted = [255, 127, 0, 255, 245, 235, 225, 255];

export const answer = {
  flipped: [0, 128, 255, 255, 10, 20, 30, 255],
  inverted,
  again: inverted,
  width: 2,
};
