// What TensorFlow.js makes of an input with a graph model: the numbers of the one output, as bytes, into a file.
//
//   node tfjs.mjs MODEL.json INPUT.f32 OUTPUT.f32 1,256,256,3
//
// It is looked for where `OUTBOARD_TFJS` says.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [, , modelPath, inputPath, outputPath, shape] = process.argv;
const require = createRequire(join(String(process.env.OUTBOARD_TFJS), 'package.json'));
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
tf.env().set('IS_TEST', true); // or it recommends another of its packages
const { loadGraphModel } = require('@tensorflow/tfjs-converter');

const { modelTopology, weightsManifest, signature } = JSON.parse(await readFile(modelPath, 'utf8'));
/** @type {{ paths: string[], weights: object[] }[]} */
const groups = weightsManifest;
const files = groups.flatMap(({ paths }) =>
  paths.map((path) => readFile(join(dirname(modelPath), path))),
);
const bytes = Buffer.concat(await Promise.all(files));
const model = await loadGraphModel({
  load: async () => ({
    modelTopology,
    signature,
    weightSpecs: groups.flatMap(({ weights }) => weights),
    weightData: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  }),
});
const input = await readFile(inputPath);
const numbers = new Float32Array(
  input.buffer.slice(input.byteOffset, input.byteOffset + input.byteLength),
);
const output = model.execute(tf.tensor(numbers, shape.split(',').map(Number)));
const result = await output.data();
await writeFile(outputPath, new Uint8Array(result.buffer, result.byteOffset, result.byteLength));
