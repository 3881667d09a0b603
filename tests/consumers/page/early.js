// As wasm-pack users write it: started early, then called.
import init, { sum } from './node_modules/attributed/index.js';

await init();
const total = await sum(Uint8Array.of(1, 2, 3));
document.querySelector('#early').textContent = String(total);
