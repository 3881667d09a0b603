// Runs a test binary of wasm32-unknown-unknown. There its harness has no output: a test that fails traps, which is told here; the
// same test run natively says more.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// Node 20 has it behind a flag; later ones take it for granted.
setFlagsFromString('--experimental-wasm-relaxed-simd');

const path = process.argv[2];
const { instance } = await WebAssembly.instantiate(await readFile(path));
const status = instance.exports.main(0, 0);
if (status !== 0) throw new Error(`${path} ends with ${status}`);
console.log(`${basename(path).replace(/-[0-9a-f]+\.wasm$/, '')} passed`);
