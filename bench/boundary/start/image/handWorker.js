/** The wasm of the package, started by what wasm-bindgen wrote for it. */
import init, { info } from 'packages/image/image.glue.js';
import wasm from 'packages/image/image.simd.wasm?url';

const ready = init({ module_or_path: wasm });

self.onmessage = async ({ data: [bytes] }) => {
  await ready;
  postMessage(info(bytes));
};
