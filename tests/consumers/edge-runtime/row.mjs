/** The runtime of Vercel's edge: an isolate in Node, whose modules are of another realm. */
import { lookProcess } from '../frame/processes.mjs';
import { versionOf } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'edge-runtime',
  title: 'edge-runtime',
  needs: '`edge-light` and `.wasm?module`, as hosts have them',
  version: versionOf('@edge-runtime/vm'),
  async run(app) {
    await app.npm('build');
    await lookProcess(app, process.execPath, ['serve.js'], ['simd']);
  },
};
