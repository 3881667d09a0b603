/**
 * Any ONNX model. Types, docs and examples are in `index.d.ts`.
 *
 * @import { ModelHandle as Raw } from './engine.js'
 * @import { CallOptions, FileSource, ModelInput, ModelLoadOptions, Port, ProfileOptions, RunOptions, TensorLike } from './index.js'
 */
import { arrive } from './arrive.js';
import { pack, unpack } from './crossing.js';
import { FilesHandle, ModelHandle } from './engine.js';
import { badInput, refused, show } from './errors.js';
import { isHeld, Shelf } from './held.js';
import { hashOf } from './integrity.js';
import { OnLane, release } from './lanes.js';
import * as options from './options.js';
import { isTensor } from './tensor.js';

/** What a model is called among the files that arrive. */
const ROLE = 'model';

/** @extends {OnLane<Raw>} */
export class Model extends OnLane {
  /** @type {Shelf} */
  #shelf;

  /**
   * @param {Raw} handle
   * @param {{ inputs: Port[], outputs: Port[], lane: number }} info
   */
  constructor(handle, { inputs, outputs, lane }) {
    super(handle);
    this.inputs = inputs;
    this.outputs = outputs;
    this.#shelf = new Shelf(lane, (how, call) => this.call(how, call));
  }

  /**
   * @param {FileSource} source
   * @param {ModelLoadOptions} [asked]
   */
  static async load(source, asked) {
    const { integrity, beside, ...how } = options.read('Model.load', asked, table);
    const sha256 = integrity && hashOf(integrity);
    const files = await /** @type {Promise<FilesHandle>} */ (
      beside ? beside.call({}, (/** @type {Raw} */ model) => model.beside()) : FilesHandle.create()
    );
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
   * @param {ModelInput | Record<string, ModelInput | readonly TensorLike[]>} inputs
   * @param {RunOptions} [asked]
   */
  async run(inputs, asked) {
    const all = { ...options.call, outputs: names, keep: kept };
    const { outputs, keep, ...call } = options.read('run', asked, all);
    if (Array.isArray(keep)) this.#among(outputs, keep);
    const { bytes, ...ask } = pack(this.#named(inputs), this.#shelf);
    return this.#give(call, bytes, { ...ask, outputs, keep }, 'run');
  }

  /**
   * @param {TensorLike | Record<string, TensorLike>} tensors
   * @param {CallOptions} [asked]
   */
  async hold(tensors, asked) {
    const call = options.read('hold', asked, options.call);
    const alone = isTensor(tensors);
    if (typeof tensors !== 'object' || tensors === null || isHeld(tensors)) {
      throw badInput(
        `hold takes a tensor, or several by their names; it was given ${show(tensors)}`,
      );
    }
    const { bytes, places, held } = pack(alone ? { '': tensors } : tensors, this.#shelf);
    if (held.length) throw badInput(`'${held[0][0]}' is held already`);
    if (places.some(({ list }) => list)) throw badInput('Lists of tensors are not held');
    const given = await this.#give(call, bytes, { places }, 'hold');
    return alone ? given[''] : given;
  }

  /**
   * @param {ModelInput | Record<string, ModelInput | readonly TensorLike[]>} inputs
   * @param {ProfileOptions} [asked]
   */
  async profile(inputs, asked) {
    const all = { ...options.call, rounds: options.whole(1, 1000) };
    const { rounds = 5, signal, ...call } = options.read('profile', asked, all);
    const { bytes, ...ask } = pack(this.#named(inputs), this.#shelf);
    return this.call({ signal }, (model) =>
      model.profile(bytes, JSON.stringify(ask), rounds, call),
    );
  }

  /** @override */
  dispose() {
    this.#shelf.closed = true;
    return super.dispose();
  }

  /** What the file says of itself under a key. @param {string} key */
  metadata(key) {
    return this.call({}, (model) => model.metadata(key));
  }

  /**
   * Calls the model, and makes tensors of what it says.
   *
   * @param {CallOptions} how
   * @param {Uint8Array} bytes
   * @param {object} ask
   * @param {'run' | 'hold'} what
   */
  #give({ signal, ...how }, bytes, ask, what) {
    const shelf = this.#shelf;
    const forget = shelf.take();
    const text = JSON.stringify(forget.length ? { ...ask, forget } : ask);
    return this.call({ signal }, async (model) => {
      const given = unpack(await model[what](bytes, text, how), shelf);
      // Nobody hears of it any more.
      if (signal?.aborted) for (const each of Object.values(given)) each.dispose?.();
      return given;
    });
  }

  /** What is kept is one of the outputs that are asked for. @param {string[] | undefined} asked @param {string[]} keep */
  #among(asked, keep) {
    const outputs = asked ?? this.outputs.map(({ name }) => name);
    const wrong = keep.find((name) => !outputs.includes(name));
    if (wrong === undefined) return;
    throw refused(
      'ai/unknown-name',
      `run: keep names '${wrong}', which is none of the outputs: ${outputs.join(', ')}`,
    );
  }

  /** @param {any} inputs @returns {Record<string, ModelInput | readonly TensorLike[]>} */
  #named(inputs) {
    if (!isTensor(inputs) && !isHeld(inputs)) {
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

/** @type {options.Check} */
const kept = (value) =>
  typeof value === 'boolean' || !names(value) ? undefined : 'true, or an array of names of outputs';

/** What `Model.load` takes. @type {options.Table} */
const table = {
  ...options.model,
  beside: (value) => (value instanceof Model ? undefined : 'a Model'),
};
