/**
 * The photographs and plans whose results are compared with those of the native engine.
 *
 * Byte by byte, as far as the codecs go: natively the decoder of JPEG has kernels of its own, which round a few pixels in a
 * hundred thousand otherwise by one; and the encoder of WebP breaks ties by the size of a pointer, so that its files are equally
 * long, and only what is read back from them is the same.
 */

/**
 * @typedef {object} Plan
 * @property {Record<string, any>[]} operations
 * @property {Record<string, any>} output
 * @property {object} [limits]
 *
 * @typedef {object} Task one picture to be made
 * @property {string} name
 * @property {number} weight how often
 * @property {string} input a file
 * @property {Plan} plan
 * @property {string} output the file that the native engine wrote
 * @property {string} [code] of the error where it made none
 * @property {'file' | 'pixels' | 'read back'} compared as a file, as pixels, or as the pixels of the file
 * @property {number} bound how far a byte of a lane's result may be from the native one
 *
 * @typedef {Task & { bytes: Uint8Array, expected: Uint8Array, transfer?: boolean }} Picture
 */

/**
 * What is made of each small picture, and how far a result may be off for each step that a byte of its input is off.
 *
 * @type {Record<string, Plan & { gain?: number }>}
 */
export const PLANS = {
  'smaller jpeg': { operations: [{ resize: { width: 120 } }], output: { jpeg: { quality: 80 } } },
  'cropped png': {
    operations: [{ crop: { left: 20, top: 10, width: 150, height: 100 } }],
    output: { png: {} },
  },
  'turned webp': {
    operations: [{ rotate: { degrees: 90 } }, { flip: { axis: 'horizontal' } }],
    output: { webp: {} },
  },
  contained: {
    operations: [
      {
        resize: {
          width: 90,
          height: 90,
          fit: 'contain',
          background: '#336699',
          filter: 'mitchell',
        },
      },
    ],
    output: { png: { compression: 'fast' } },
  },
  grey: {
    operations: [{ greyscale: {} }, { contrast: { amount: 1.2 } }],
    output: { jpeg: { quality: 60, subsampling: '4:4:4' } },
    gain: 2,
  },
  bright: {
    operations: [{ brightness: { amount: 1.3 } }, { saturation: { amount: 0.5 } }],
    output: { png: {} },
    gain: 2,
  },
  blurred: { operations: [{ blur: { sigma: 1.5 } }], output: { png: {} } },
  sharpened: {
    operations: [{ resize: { width: 200 } }, { sharpen: { sigma: 1 } }],
    output: { webp: {} },
    gain: 3,
  },
  'as it is': { operations: [], output: { same: {} } },
  'too large': { operations: [], output: { png: {} }, limits: { pixels: 1000 } },
};
