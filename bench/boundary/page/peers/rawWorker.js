/** A worker as one would write it by hand, for one engine and no more than is needed: it says when it is ready, and then answers. */
import { start } from './engine.js';

const engine = await start();

self.onmessage = ({ data: { id, name, args } }) => {
  postMessage({ id, value: /** @type {any} */ (engine)[name](...args) });
};
postMessage({ id: 0 });
