/** A convolution by a plain loop. */

/**
 * @typedef {object} Convolution
 * @property {number[]} x batch, channels, height, width
 * @property {number[]} w outputs, channels of a group, height, width
 * @property {number[]} [strides]
 * @property {number[]} [dilations]
 * @property {number[]} [pads] above, left, below, right
 * @property {number} [group]
 */

/**
 * @param {Convolution} how
 * @param {Float32Array} x
 * @param {Float32Array} w
 * @param {Float32Array} [bias]
 */
export function convolution(how, x, w, bias) {
  const { strides = [1, 1], dilations = [1, 1], pads = [0, 0, 0, 0], group = 1 } = how;
  const [batch, channels, ...size] = how.x;
  const [outputs, depth, ...kernel] = how.w;
  const [high, wide] = [0, 1].map((axis) => {
    const room =
      size[axis] + pads[axis] + pads[axis + 2] - dilations[axis] * (kernel[axis] - 1) - 1;
    return Math.floor(room / strides[axis]) + 1;
  });
  const data = new Float64Array(batch * outputs * high * wide);
  let at = 0;
  for (let n = 0; n < batch; n++)
    for (let o = 0; o < outputs; o++) {
      const first = n * channels + Math.floor(o / (outputs / group)) * depth;
      for (let y = 0; y < high; y++)
        for (let col = 0; col < wide; col++, at++) {
          data[at] = bias?.[o] ?? 0;
          for (let c = 0; c < depth; c++)
            for (let ky = 0; ky < kernel[0]; ky++)
              for (let kx = 0; kx < kernel[1]; kx++) {
                const row = y * strides[0] + ky * dilations[0] - pads[0];
                const from = col * strides[1] + kx * dilations[1] - pads[1];
                if (row < 0 || row >= size[0] || from < 0 || from >= size[1]) continue;
                const weight = w[((o * depth + c) * kernel[0] + ky) * kernel[1] + kx];
                data[at] += x[((first + c) * size[0] + row) * size[1] + from] * weight;
              }
        }
    }
  return { data, shape: [batch, outputs, high, wide] };
}
