/** The thread of onnxruntime-web. */

/** Every linear memory that is made here: the library does not say how large its own is. @type {WebAssembly.Memory[]} */
const memories = [];
WebAssembly.Memory = class extends WebAssembly.Memory {
  /** @param {WebAssembly.MemoryDescriptor} descriptor */
  constructor(descriptor) {
    super(descriptor);
    memories.push(this);
  }
};

/** @type {any} */
let session;
/** @type {Record<string, any>} */
let feeds;
/** @type {Record<string, any>} */
let last;

/** @type {Record<string, (given: any) => any>} */
const WORK = {
  async load({ bytes, feeds: given, threads }) {
    const address = '/ort/ort.wasm.min.mjs';
    const ort = await import(/* @vite-ignore */ address);
    ort.env.wasm.numThreads = threads;
    session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
    feeds = {};
    for (const [name, { data, shape }] of Object.entries(given)) {
      feeds[name] = new ort.Tensor(data instanceof Float32Array ? 'float32' : 'int64', data, shape);
    }
  },
  async run() {
    last = await session.run(feeds);
  },
  results: () => Object.fromEntries(Object.entries(last).map(([name, { data }]) => [name, data])),
  memory: () => Math.max(...memories.map(({ buffer }) => buffer.byteLength)),
};

addEventListener('message', async ({ data: { what, ...given } }) => {
  try {
    postMessage({ result: await WORK[what](given) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
