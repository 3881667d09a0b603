/** The wasm of the package, started by what wasm-bindgen wrote for it. */
import init, { add } from 'packages/boundary/boundary.glue.js';
import wasm from 'packages/boundary/boundary.simd.wasm?url';

const ready = init({ module_or_path: wasm });

self.onmessage = async ({ data: [a, b] }) => {
  await ready;
  postMessage(add(a, b));
};
