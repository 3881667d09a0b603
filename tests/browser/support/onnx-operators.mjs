/**
 * Every operator that runs, called as it is meant to be: from these calls come the odd ones. An input that is missing is `null`.
 *
 * @import { Tensor } from './onnx-graph.mjs'
 * @typedef {{ operator: string, inputs: (Tensor | null)[], attributes?: Record<string, unknown>, outputs?: number, domain?: string, opset?: number }} Call
 */
import { Float } from './onnx-graph.mjs';

/** @param {readonly number[]} dims @param {number} [scale] @returns {Tensor} */
export const f = (dims, scale = 0.25) => {
  const length = dims.reduce((product, dim) => product * dim, 1);
  const data = Array.from({ length }, (_, at) => ((at % 7) - 3) * scale + 0.1);
  return { type: 'float32', dims, data };
};
/** @param {readonly number[]} data @param {readonly number[]} [dims] @returns {Tensor} */
export const i = (data, dims = [data.length]) => ({ type: 'int64', dims, data });
/** @param {number} value @returns {Tensor} */
export const int = (value) => i([value], []);
/** @param {number} value @returns {Tensor} */
export const num = (value) => ({ type: 'float32', dims: [], data: [value] });
/** @param {'uint8' | 'int8'} type @param {readonly number[]} dims @returns {Tensor} */
const q = (type, dims) => {
  const length = dims.reduce((product, dim) => product * dim, 1);
  return { type, dims, data: Array.from({ length }, (_, at) => at % 5) };
};
const real = (/** @type {number} */ value) => new Float(value);

/**
 * @param {string} operator
 * @param {(Tensor | null)[]} inputs
 * @param {Record<string, unknown>} [attributes]
 * @param {Partial<Call>} [more]
 * @returns {Call}
 */
const call = (operator, inputs, attributes, more) => ({ operator, inputs, attributes, ...more });
const microsoft = { domain: 'com.microsoft' };

const ONE =
  'Abs Acos Acosh Asin Asinh Atan Atanh Ceil Cos Cosh Elu Erf Exp Floor Gelu HardSigmoid HardSwish Identity IsInf IsNaN LeakyRelu Log Neg NonZero Reciprocal Relu Round Shape Sigmoid Sign Sin Sinh Size Softplus Softsign Sqrt Swish Tan Tanh GlobalAveragePool GlobalMaxPool DynamicQuantizeLinear Dropout';
const TWO = 'Add Div Equal Greater GreaterOrEqual Less LessOrEqual Mod Mul Pow Sub PRelu';
const MANY = 'Max Mean Min Sum';
const REDUCE =
  'ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum ReduceSumSquare';

/** @param {string} words @param {(word: string) => Call[]} calls */
const each = (words, calls) => words.split(' ').flatMap(calls);

/** @type {Call[]} */
export const CALLS = [
  ...each(ONE, (name) => [call(name, [f([1, 3, 4, 4])])]),
  ...each('Neg Abs Sign Relu Sqrt NonZero Not', (name) => [call(name, [i([1, -2, 0], [3, 1])])]),
  ...each(TWO, (name) => [
    call(name, [f([2, 3, 4]), f([3, 1])]),
    call(name, [i([7, 8, 9, 1], [2, 2]), i([2, 3])]),
  ]),
  ...each('And Or Xor', (name) => [call(name, [i([1, 0, 1, 0], [2, 2]), i([1, 0])])]),
  ...each(MANY, (name) => [call(name, [f([2, 3]), f([3]), f([1, 1])])]),
  ...each(REDUCE, (name) => [
    call(name, [f([2, 3, 4]), i([1])], { keepdims: 1 }),
    call(name, [i([1, 2, 3, 4], [2, 2]), i([-1])], { keepdims: 0, noop_with_empty_axes: 0 }),
    call(name, [f([2, 3, 4])], { axes: [0, 1] }, { opset: 12 }),
  ]),
  ...each('ArgMax ArgMin', (name) => [call(name, [f([2, 3, 4])], { axis: 1, keepdims: 1 })]),
  ...each('Softmax LogSoftmax', (name) => [call(name, [f([2, 3, 4])], { axis: -1 })]),
  call('LpNormalization', [f([2, 3, 4])], { axis: 1, p: 2 }),
  ...each('AveragePool MaxPool', (name) => [
    call(name, [f([1, 2, 6, 6])], { kernel_shape: [3, 2], strides: [2, 1], pads: [1, 0, 1, 0] }),
    call(name, [f([1, 2, 6, 6])], { kernel_shape: [2, 2], auto_pad: 'SAME_UPPER' }),
    call(name, [f([1, 2, 8])], { kernel_shape: [3], strides: [2], pads: [0, 1], ceil_mode: 1 }),
  ]),
  call('AveragePool', [f([1, 2, 6, 6])], {
    kernel_shape: [3, 3],
    pads: [1, 1, 1, 1],
    count_include_pad: 1,
  }),
  call('Conv', [f([1, 4, 6, 6]), f([4, 2, 3, 3]), f([4])], {
    group: 2,
    pads: [1, 1, 1, 1],
    strides: [2, 1],
    dilations: [1, 2],
    kernel_shape: [3, 3],
  }),
  call('Conv', [f([1, 4, 6, 6]), f([4, 1, 3, 3])], { group: 4, auto_pad: 'SAME_UPPER' }),
  call('Conv', [f([1, 4, 6, 6]), f([2, 4, 1, 1])]),
  call('Conv', [f([1, 4, 8]), f([2, 4, 3])], { pads: [2, 0], dilations: [2] }),
  call(
    'ConvInteger',
    [q('uint8', [1, 2, 5, 5]), q('int8', [3, 2, 3, 3]), q('uint8', []), q('int8', [])],
    { pads: [1, 1, 1, 1] },
  ),
  call('ConvTranspose', [f([1, 3, 4, 4]), f([3, 2, 3, 3]), f([2])], {
    strides: [2, 2],
    pads: [1, 0, 1, 0],
    output_padding: [1, 0],
    dilations: [1, 1],
  }),
  call('ConvTranspose', [f([1, 3, 6]), f([3, 2, 3])], { strides: [3], auto_pad: 'SAME_UPPER' }),
  call('BatchNormalization', [f([1, 3, 2, 2]), f([3]), f([3]), f([3]), f([3])], {
    epsilon: real(1e-5),
  }),
  call('InstanceNormalization', [f([1, 3, 2, 2]), f([3]), f([3])]),
  call('LayerNormalization', [f([2, 3, 4]), f([4]), f([4])], { axis: -1 }),
  call('LayerNormalization', [f([2, 3, 4]), f([3, 4])], { axis: 1 }),
  call('RMSNormalization', [f([2, 3, 4]), f([4])], { axis: -1 }),
  call('SimplifiedLayerNormalization', [f([2, 3, 4]), f([4])], { axis: -1 }),
  call('SkipLayerNormalization', [f([2, 3, 4]), f([2, 3, 4]), f([4]), f([4])], {}, microsoft),
  call('Gemm', [f([3, 4]), f([4, 5]), f([5])], { alpha: real(0.5), transA: 0, transB: 0 }),
  call('Gemm', [f([4, 3]), f([5, 4]), f([3, 1])], { transA: 1, transB: 1 }),
  call('MatMul', [f([2, 3, 4]), f([4, 5])]),
  call('MatMul', [f([4]), f([2, 4, 5])]),
  call('MatMul', [f([1, 4]), f([4, 5])]),
  call('MatMulInteger', [q('uint8', [3, 4]), q('int8', [4, 5]), q('uint8', []), q('int8', [5])]),
  call(
    'MatMulNBits',
    [f([2, 32]), q('uint8', [4, 2, 8]), f([4, 2])],
    { K: 32, N: 4, bits: 4, block_size: 16 },
    microsoft,
  ),
  ...each('ii,ij->ij ij,jk->ik bij,bjk->bik i,j->ij', (equation) => {
    const [left, right] = equation.split('->')[0].split(',');
    const dims = (/** @type {string} */ letters) => [...letters].map(() => 3);
    return [call('Einsum', [f(dims(left)), f(dims(right))], { equation })];
  }),
  call('Einsum', [f([2, 3, 4])], { equation: '...ij->...ji' }),
  call('Cast', [f([2, 3], 1e9)], { to: 7 }),
  call('Cast', [i([1, 300, -1])], { to: 2 }),
  call('BitCast', [f([2, 3])], { to: 6 }),
  call('CastLike', [f([2, 3]), i([1])]),
  call('Clip', [f([2, 3]), num(0), num(1)]),
  call('Clip', [i([1, 2, 3]), int(0), int(2)]),
  call('Concat', [f([2, 3]), f([2, 1]), f([2, 2])], { axis: 1 }),
  call('ConstantOfShape', [i([2, 3])], { value: num(0) }),
  call('ConstantOfShape', [i([4])], { value: i([1]) }),
  call('CumSum', [f([2, 3, 4]), int(1)], { exclusive: 1, reverse: 1 }),
  call('DFT', [f([1, 8, 1]), int(8), int(1)], { onesided: 1 }),
  call('DFT', [f([1, 8, 2]), null, int(1)], { inverse: 1 }),
  call('STFT', [f([1, 16, 1]), int(4), f([8]), int(8)], { onesided: 1 }),
  call('STFT', [f([1, 16, 1]), int(4), null, int(8)]),
  call('QuantizeLinear', [f([2, 3, 4]), f([3], 0.1), q('uint8', [3])], { axis: 1 }),
  call('QuantizeLinear', [f([2, 3, 4]), num(0.1), q('int8', [])]),
  call('DequantizeLinear', [q('uint8', [2, 3, 4]), f([3]), q('uint8', [3])], { axis: 1 }),
  call('DequantizeLinear', [q('int8', [2, 3]), num(0.1)]),
  call('DepthToSpace', [f([1, 8, 2, 3])], { blocksize: 2, mode: 'CRD' }),
  call('Expand', [f([3, 1]), i([2, 3, 4])]),
  call('EyeLike', [f([3, 4])], { k: 1, dtype: 1 }),
  call('Flatten', [f([2, 3, 4])], { axis: 1 }),
  call('Gather', [f([2, 3, 4]), i([0, 2, -1])], { axis: 1 }),
  call('Gather', [i([1, 2, 3, 4]), int(1)], { axis: 0 }),
  call('GatherElements', [f([2, 3]), i([0, 1, 1, 0], [2, 2])], { axis: 1 }),
  call('GatherND', [f([2, 3, 4]), i([0, 1, 1, 2], [2, 2])], { batch_dims: 0 }),
  call('GatherND', [f([2, 3, 4]), i([1, 2], [2, 1])], { batch_dims: 1 }),
  call('GridSample', [f([1, 2, 4, 4]), f([1, 3, 3, 2])], { align_corners: 1 }),
  call(
    'GRU',
    [f([3, 1, 4]), f([1, 6, 4]), f([1, 6, 2]), f([1, 12]), null, f([1, 1, 2])],
    { hidden_size: 2, linear_before_reset: 1 },
    { outputs: 2 },
  ),
  call(
    'LSTM',
    [f([3, 1, 4]), f([2, 8, 4]), f([2, 8, 2]), f([2, 16]), null, f([2, 1, 2]), f([2, 1, 2])],
    { hidden_size: 2, direction: 'bidirectional' },
    { outputs: 3 },
  ),
  call(
    'DynamicQuantizeLSTM',
    [
      f([3, 1, 4]),
      q('int8', [1, 4, 8]),
      q('int8', [1, 2, 8]),
      f([1, 16]),
      null,
      null,
      null,
      null,
      f([1]),
      q('int8', [1]),
      f([1]),
      q('int8', [1]),
    ],
    { hidden_size: 2 },
    { ...microsoft, outputs: 3 },
  ),
  call('OneHot', [i([0, 2, 1]), int(4), f([2])], { axis: -1 }),
  call('Pad', [f([2, 3]), i([1, 0, 0, 2]), num(1)], { mode: 'constant' }),
  call('Pad', [f([4, 5]), i([1, 2, 1, 0])], { mode: 'reflect' }),
  call('Pad', [f([4, 5]), i([1, 2, 1, 0])], { mode: 'edge' }),
  call('Pad', [f([4, 5]), i([1, 2, 1, 0])], { mode: 'wrap' }),
  call('Multinomial', [f([2, 3])], { sample_size: 4 }),
  call('RandomNormal', [], { shape: [2, 3] }),
  call('RandomUniform', [], { shape: [2, 3] }),
  call('RandomNormalLike', [f([2, 3])]),
  call('RandomUniformLike', [f([2, 3])]),
  call('Range', [int(0), int(10), int(3)]),
  call('Range', [num(0), num(1), num(0.25)]),
  call('Reshape', [f([2, 3, 4]), i([0, -1])], { allowzero: 0 }),
  call('Resize', [f([1, 2, 4, 4]), null, { type: 'float32', dims: [4], data: [1, 1, 2, 0.5] }], {
    mode: 'nearest',
  }),
  call('Resize', [f([1, 2, 4, 4]), null, null, i([1, 2, 3, 8])], { mode: 'linear' }),
  call(
    'Upsample',
    [f([1, 2, 4, 4]), { type: 'float32', dims: [4], data: [1, 1, 2, 2] }],
    {},
    {
      opset: 9,
    },
  ),
  call('ReverseSequence', [f([4, 3]), i([1, 2, 4])], { batch_axis: 1, time_axis: 0 }),
  call(
    'RotaryEmbedding',
    [f([1, 2, 3, 4]), f([8, 2]), f([8, 2]), i([0, 1, 2], [1, 3])],
    { interleaved: 0 },
    { opset: 23 },
  ),
  call('ScatterElements', [f([3, 3]), i([1, 0, 2, 0], [2, 2]), f([2, 2])], {
    axis: 1,
    reduction: 'add',
  }),
  call('Scatter', [f([3, 3]), i([1, 0], [1, 2]), f([1, 2])], { axis: 0 }, { opset: 10 }),
  call('ScatterND', [f([4, 3]), i([1, 3], [2, 1]), f([2, 3])], { reduction: 'none' }),
  call('Slice', [f([4, 5]), i([1, 0]), i([3, -1]), i([0, 1]), i([1, 2])]),
  call('Slice', [f([4, 5]), i([-1]), i([-9]), i([1]), i([-2])]),
  call('Slice', [i([1, 2, 3, 4]), i([1]), i([3])]),
  call('Split', [f([2, 6]), i([1, 2, 3])], { axis: 1 }, { outputs: 3 }),
  call('Split', [f([2, 6])], { axis: 1, num_outputs: 2 }, { outputs: 2 }),
  call('Squeeze', [f([1, 3, 1]), i([0, 2])]),
  call('Unsqueeze', [f([3, 4]), i([0, -1])]),
  call('Tile', [f([2, 3]), i([2, 3])]),
  call('TopK', [f([2, 5]), i([2])], { axis: -1, largest: 1 }, { outputs: 2 }),
  call('Transpose', [f([2, 3, 4])], { perm: [2, 0, 1] }),
  call('Trilu', [f([2, 3, 4]), int(1)], { upper: 1 }),
  call('Where', [i([1, 0, 1]), f([2, 3]), f([2, 1])]),
  call('BiasGelu', [f([2, 3]), f([3])], {}, microsoft),
  call('FastGelu', [f([2, 3]), f([3])], {}, microsoft),
  call('Gelu', [f([2, 3])], {}, microsoft),
  call('QuickGelu', [f([2, 3])], { alpha: real(1.7) }, microsoft),
  call(
    'Attention',
    [f([1, 2, 3, 4]), f([1, 2, 3, 4]), f([1, 2, 3, 4]), f([3, 3])],
    { is_causal: 1 },
    { opset: 23 },
  ),
  call(
    'Attention',
    [f([1, 3, 8]), f([1, 3, 8]), f([1, 3, 8])],
    { q_num_heads: 2, kv_num_heads: 2 },
    { opset: 23 },
  ),
  call(
    'MultiHeadAttention',
    [f([1, 3, 8]), f([1, 3, 8]), f([1, 3, 8])],
    { num_heads: 2 },
    microsoft,
  ),
  call(
    'GroupQueryAttention',
    [
      f([1, 3, 8]),
      f([1, 3, 4]),
      f([1, 3, 4]),
      f([1, 1, 0, 4]),
      f([1, 1, 0, 4]),
      { type: 'int32', dims: [1], data: [2] },
      { type: 'int32', dims: [1], data: [3] },
    ],
    { num_heads: 2, kv_num_heads: 1 },
    { ...microsoft, outputs: 3 },
  ),
];
