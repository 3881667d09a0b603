/** Photographs through the image engine. What comes out is what the native engine made of the same plan. */

/** @import { Action } from '../kinds.mjs' */
/** @import { Picture } from '../pictures.mjs' */

/**
 * The plan, as a page would write it.
 *
 * @param {any} image the client
 * @param {unknown} input
 * @param {Picture} picture
 */
export function built(image, input, { plan, transfer }) {
  const { limits } = plan;
  let pipeline = image.pipeline(input, {
    ...(limits && { limits }),
    ...(transfer && { transfer }),
  });
  for (const step of plan.operations) {
    const [[name, options]] = Object.entries(step);
    const { degrees, axis, sigma, amount } = options;
    const only = name === 'sharpen' ? options : (degrees ?? axis ?? sigma ?? amount ?? options);
    pipeline = pipeline[name](only);
  }
  const [[format, how]] = Object.entries(plan.output);
  return format === 'same' ? pipeline : pipeline[format](how);
}

/** @param {Uint8Array} a @param {Uint8Array} b @param {number} bound how far one byte may be from the other */
function differs(a, b, bound) {
  if (a.length !== b.length) return `${a.length} bytes instead of ${b.length}`;
  const at = a.findIndex((byte, i) => Math.abs(byte - b[i]) > bound);
  return at < 0 ? '' : `byte ${at} of ${a.length} is ${a[at]} instead of ${b[at]}`;
}

/**
 * @param {any} image
 * @param {unknown} input
 * @param {Picture} picture
 * @param {{ signal?: AbortSignal }} options
 */
async function result(image, input, picture, options) {
  const pipeline = built(image, input, picture);
  if (picture.compared === 'pixels') return (await pipeline.toImageData(options)).data;
  const file = await pipeline.toBytes(options);
  return picture.compared === 'file'
    ? file
    : (await image.decode(file, { signal: options.signal })).data;
}

/** @type {Action[]} */
export const PICTURES = [
  {
    name: 'a picture',
    weight: 6,
    make({ clients: { image }, pictures }, random) {
      const found = random.weighted(pictures);
      const { bytes, expected, code, bound, name, compared } = found;
      const transfer = random.chance(0.2);
      const copy = () => new Uint8Array(bytes);
      const input = transfer
        ? copy()
        : random.pick([bytes, copy().buffer, new Blob([/** @type {any} */ (bytes)])]);
      return {
        engine: 'image',
        loose: compared === 'read back',
        call: ({ caller, ...options }) => result(image, input, { ...found, transfer }, options),
        ...(code
          ? { fails: (error) => error.code === code }
          : {
              value: (value) => {
                const wrong = differs(value, expected, bound);
                return !wrong || `${name}: ${wrong}`;
              },
            }),
      };
    },
  },
];
