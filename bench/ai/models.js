/**
 * The models that are measured, and what each is run on. The rows name them, and the page runs them.
 *
 * @typedef {object} Case
 * @property {string} title
 * @property {string} file below the folder of the kits
 * @property {number} calls how many runs are one turn: a run of less than a millisecond is not measured alone
 * @property {number} tolerance how large the difference of an output may be, as a part of the output's size
 * @property {() => Record<string, Feed>} feeds
 * @property {boolean} [held] whether inputs and results are on the lane, as in a loop that feeds results to the next run
 *
 * @typedef {{ data: Float32Array | BigInt64Array, shape: number[] }} Feed
 */

/** Numbers from −1 to 1 that look like noise, the same ones every time. @param {number[]} shape @returns {Feed} */
function noise(...shape) {
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state / 0x7fffffff) * 2 - 1;
  };
  return { data: Float32Array.from({ length: count(shape) }, next), shape };
}

/** @param {number[]} shape @param {(i: number) => number} value @returns {Feed} */
const whole = (shape, value) => ({
  data: BigInt64Array.from({ length: count(shape) }, (_, i) => BigInt(value(i))),
  shape,
});

/** @param {number[]} shape */
const count = (shape) => shape.reduce((product, length) => product * length, 1);

/** @param {number} tokens @returns {Omit<Case, 'calls'>} */
const minilm = (tokens) => ({
  title: `MiniLM, ${tokens} tokens`,
  file: 'minilm/model.onnx',
  tolerance: 1e-3,
  feeds: () => ({
    input_ids: whole([1, tokens], (i) => 1000 + ((i * 7919) % 20000)),
    attention_mask: whole([1, tokens], () => 1),
    token_type_ids: whole([1, tokens], () => 0),
  }),
});

/** @param {number} size @returns {Case} */
const detection = (size) => ({
  title: `PP-OCR detection, ${size} × ${size}`,
  file: 'ppocr-small/det.onnx',
  calls: 1,
  tolerance: 1e-3,
  feeds: () => ({ x: noise(1, 3, size, size) }),
});

const SECONDS = 5;
/** What the encoder makes of so many seconds. */
const FRAMES = 207;
const PAST = 12;

/** What a step of the decoder takes besides the token. */
function remembered() {
  /** @type {Record<string, Feed>} */
  const feeds = {};
  for (let layer = 0; layer < 6; layer++) {
    for (const what of ['key', 'value']) {
      feeds[`past_key_values.${layer}.decoder.${what}`] = noise(1, 8, PAST, 36);
      feeds[`past_key_values.${layer}.encoder.${what}`] = noise(1, 8, FRAMES, 36);
    }
  }
  return feeds;
}

/** @type {Record<string, Case>} */
export const CASES = {
  efficientnet: {
    title: 'EfficientNet-Lite0, 224 × 224',
    file: 'efficientnet-lite0/model.onnx',
    calls: 2,
    tolerance: 1e-3,
    feeds: () => ({ input: noise(1, 3, 224, 224) }),
  },
  'minilm-32': { ...minilm(32), calls: 2 },
  'minilm-128': { ...minilm(128), calls: 1 },
  silero: {
    title: 'silero, one frame of 32 ms',
    file: 'silero-vad/model.onnx',
    calls: 50,
    // What it gives of noise is a probability near 0.
    tolerance: 1e-2,
    feeds: () => ({ input: noise(1, 576), state: noise(2, 1, 128) }),
  },
  'det-640': detection(640),
  'det-960': detection(960),
  'moonshine-encoder': {
    title: `Moonshine's encoder, ${SECONDS} s of speech`,
    file: 'moonshine-tiny/encoder.onnx',
    calls: 1,
    // Activations are rounded to bytes: a sum in another order is now and then another byte, and each layer makes more of it.
    tolerance: 0.2,
    feeds: () => ({ input_values: noise(1, SECONDS * 16000) }),
  },
  'moonshine-decoder': {
    title: `Moonshine's decoder, one step after ${PAST}`,
    file: 'moonshine-tiny/decoder.onnx',
    calls: 4,
    tolerance: 0.1,
    feeds: () => ({ input_ids: whole([1, 1], () => 500), ...remembered() }),
    held: true,
  },
};

CASES['moonshine-decoder-crossing'] = {
  ...CASES['moonshine-decoder'],
  title: `${CASES['moonshine-decoder'].title}, and all it remembers crosses`,
  held: false,
};
