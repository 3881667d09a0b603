/**
 * Any ONNX model. Types, docs and examples are in `index.d.ts`.
 *
 * @import { ModelHandle as Raw } from './engine.js'
 * @import { FileSource, ModelLoadOptions, Port, ProfileOptions, RunOptions, TensorLike } from './index.js'
 */
import { arrive } from './arrive.js';
import { FilesHandle, ModelHandle } from './engine.js';
import { refused, show } from './errors.js';
import { hashOf } from './integrity.js';
import { OnLane, release } from './lanes.js';
import * as options from './options.js';
import { isTensor, pack, unpack } from './tensor.js';

/** What a model is called among the files that arrive. */
const ROLE = 'model';

/** @extends {OnLane<Raw>} */
export class Model extends OnLane {
  /**
   * @param {Raw} handle
   * @param {{ inputs: Port[], outputs: Port[] }} info
   */
  constructor(handle, { inputs, outputs }) {
    super(handle);
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * @param {FileSource} source
   * @param {ModelLoadOptions} [asked]
   */
  static async load(source, asked) {
    const { integrity, ...how } = options.read('Model.load', asked, options.model);
    const sha256 = integrity && hashOf(integrity);
    const files = await FilesHandle.create();
    try {
      await arrive(files, ROLE, source, { ...how, sha256, model: true });
      const handle = await ModelHandle.create(files, ROLE);
      const info = await handle.info();
      if (how.signal?.aborted) release(handle);
      how.signal?.throwIfAborted();
      return new Model(handle, info);
    } finally {
      release(files);
    }
  }

  /**
   * @param {TensorLike | Record<string, TensorLike | readonly TensorLike[]>} inputs
   * @param {RunOptions} [asked]
   */
  async run(inputs, asked) {
    const all = { ...options.call, outputs: names };
    const { outputs = [], ...call } = options.read('run', asked, all);
    const { bytes, places } = pack(this.#named(inputs));
    const { timeout, priority } = call;
    const result = await this.call(call, (model) =>
      model.run(bytes, places, outputs, { timeout, priority }),
    );
    return unpack(result);
  }

  /**
   * @param {TensorLike | Record<string, TensorLike | readonly TensorLike[]>} inputs
   * @param {ProfileOptions} [asked]
   */
  async profile(inputs, asked) {
    const all = { ...options.call, rounds: options.whole(1, 1000) };
    const { rounds = 5, signal, ...call } = options.read('profile', asked, all);
    const { bytes, places } = pack(this.#named(inputs));
    return this.call({ signal }, (model) => model.profile(bytes, places, rounds, call));
  }

  /** What the file says of itself under a key. @param {string} key */
  metadata(key) {
    return this.call({}, (model) => model.metadata(key));
  }

  /** @param {any} inputs @returns {Record<string, TensorLike | readonly TensorLike[]>} */
  #named(inputs) {
    if (!isTensor(inputs)) {
      if (typeof inputs === 'object' && inputs !== null && !Array.isArray(inputs)) return inputs;
      throw refused(
        'ai/bad-input',
        `run takes tensors by the names of the inputs; it was given ${show(inputs)}`,
      );
    }
    if (this.inputs.length === 1) return { [this.inputs[0].name]: inputs };
    const names = this.inputs.map(({ name }) => name).join(', ');
    throw refused(
      'ai/missing-input',
      `The model has ${this.inputs.length} inputs (${names}), and one tensor without a name was given`,
      'Give an object with a tensor for each.',
    );
  }
}

/** @type {options.Check} */
const names = (value) =>
  Array.isArray(value) && value.length && value.every((name) => typeof name === 'string')
    ? undefined
    : 'an array of names of outputs';
