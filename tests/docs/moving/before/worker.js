import * as Comlink from 'comlink';
import init, { histogram, Total } from 'counts';
import wasm from 'counts/counts_bg.wasm?url';

const ready = init({ module_or_path: wasm });

Comlink.expose({
  async histogram(bytes) {
    await ready;
    const counts = histogram(bytes);
    return Comlink.transfer(counts, [counts.buffer]);
  },
  async total() {
    await ready;
    return Comlink.proxy(new Total());
  },
});
