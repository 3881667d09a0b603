/** BlurHash: a hash without components but the first is one colour, written in it as 24 bits in base 83. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ decode }, { black, red }) => ({
  black: [...(await decode(black, 2, 1))],
  red: [...(await decode(red, 1, 2))],
  damaged: await decode('00', 1, 1),
});

// The size flag `0` is one component, then the largest of the others, then four digits of colour.
export const given = { black: '000000', red: `00${base83(0xff0000)}` };

export const answer = {
  black: [0, 0, 0, 255, 0, 0, 0, 255],
  red: [255, 0, 0, 255, 255, 0, 0, 255],
  damaged: undefined,
};

/** @param {number} color */
function base83(color) {
  const digits =
    '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~';
  return [3, 2, 1, 0].map((power) => digits[Math.floor(color / 83 ** power) % 83]).join('');
}
