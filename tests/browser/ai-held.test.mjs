/** Tensors that stay on the lane, in Node and in a page: a decoder that remembers, what is refused, and that all is freed. */
import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { barePage } from './support/bare.mjs';
import { install } from './support/install.mjs';
import { modelPath, models } from './support/models.mjs';

/** @import { BarePage } from './support/bare.mjs' */

// What follows runs where the engine is: in Node by itself, in a page as text. A place is where the models are, and ends in a slash.

/** Writes down a few tokens of a sound that is none, and gives their scores. */
const decode = async (/** @type {any} */ ai, /** @type {string} */ place) => {
  const { Model, Tensor } = ai;
  const load = (/** @type {string} */ file, /** @type {object} */ options = {}) =>
    Model.load(`${place}moonshine-tiny/${file}.onnx`, { cache: 'none', ...options });
  const decoder = await load('decoder');
  const other = await load('decoder', { beside: decoder });
  /** @type {Record<string, any>} */
  const past = {};
  for (const { name, shape } of decoder.inputs) {
    if (name === 'input_ids') continue;
    const size = shape.map((/** @type {any} */ length, /** @type {number} */ at) =>
      typeof length === 'number' ? length : at === 0 ? 1 : name.includes('encoder') ? 40 : 3,
    );
    const count = size.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b);
    const noise = Float32Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898) / 2);
    past[name] = new Tensor(noise, size);
  }
  const names = decoder.outputs.map((/** @type {any} */ { name }) => name);
  const presents = names.filter((/** @type {string} */ name) => name !== 'logits');
  const steps = [5n, 500n, 77n, 1200n];
  const next = (/** @type {any} */ before, /** @type {any} */ out) => {
    const now = { ...before };
    for (const name of presents) {
      const input = name.replace('present', 'past_key_values');
      if (!(input in now)) throw new Error(`${name} is no input: ${Object.keys(now)}`);
      now[input] = out[name];
    }
    return now;
  };
  const token = (/** @type {bigint} */ id) => new Tensor(BigInt64Array.of(id), [1, 1]);
  const plain = [];
  let state = past;
  for (const id of steps) {
    const out = await decoder.run({ input_ids: token(id), ...state });
    plain.push([...out.logits.data.slice(0, 500)]);
    state = next(state, out);
  }
  const held = [];
  let there = await decoder.hold(past);
  for (const [i, id] of steps.entries()) {
    // Models on one lane take what the other gave.
    const model = i % 2 ? other : decoder;
    const out = await model.run({ input_ids: token(id), ...there }, { keep: presents });
    held.push([...out.logits.data.slice(0, 500)]);
    const after = next(there, out);
    for (const [name, tensor] of Object.entries(there)) {
      if (after[name] !== tensor) tensor.dispose();
    }
    there = after;
  }
  const [first] = presents;
  const at = first.replace('present', 'past_key_values');
  const read = await there[at].read();
  const same =
    read.shape.join() === state[at].shape.join() &&
    read.data.every(
      (/** @type {number} */ value, /** @type {number} */ i) => value === state[at].data[i],
    );
  await Promise.all([decoder.dispose(), other.dispose()]);
  return {
    plain,
    held,
    same,
    about: [there[at].name, there[at].type, there[at].shape, there[at].size],
  };
};

/** What each wrong use ends with. */
const misuse = async (/** @type {any} */ ai, /** @type {string} */ place) => {
  const { engine, HeldTensor, Model, Tensor } = ai;
  engine.stop();
  const load = (/** @type {object} */ options = {}) =>
    Model.load(`${place}silero-vad/model.onnx`, { cache: 'none', ...options });
  const [model, far] = await Promise.all([load(), load()]);
  const near = await load({ beside: model });
  const state = () => new Tensor(new Float32Array(256), [2, 1, 128]);
  const input = new Tensor(new Float32Array(576), [1, 576]);
  const first = await model.hold(state());
  const { lanes } = engine.stats();
  const how = async (/** @type {() => any} */ use) => {
    try {
      const given = await use();
      return given instanceof HeldTensor ? 'held' : 'given';
    } catch (error) {
      const { name, code, message } = /** @type {any} */ (error);
      return `${name} ${code}${code ? '' : message}`;
    }
  };
  /** @type {Record<string, string>} */
  const seen = {};
  seen.near = await how(() => near.run({ input, state: first }));
  seen.far = lanes > 1 ? await how(() => far.run({ input, state: first })) : 'no other lane';
  seen.input = await how(
    async () => (await model.run({ input, state: first }, { keep: true })).stateN,
  );
  seen.keepTypo = await how(() => model.run({ input, state: first }, { keep: ['sateN'] }));
  seen.keepKind = await how(() => model.run({ input, state: first }, { keep: 'stateN' }));
  seen.beside = await how(() => load({ beside: {} }));
  seen.again = await how(() => model.hold(first));
  seen.number = await how(() => model.hold(7));
  seen.shape = await how(async () => model.run({ input, state: await model.hold(input) }));
  seen.made = await how(() => Reflect.construct(HeldTensor, []));
  seen.stranger = await how(() =>
    model.run({
      input,
      state: {
        get [Symbol.toStringTag]() {
          return 'HeldTensor';
        },
      },
    }),
  );
  const { stateN } = await model.run({ input, state: state() }, { keep: ['stateN'] });
  const reading = stateN.read();
  stateN.dispose();
  stateN.dispose();
  seen.readBefore = await how(() => reading);
  seen.disposedRead = await how(() => stateN.read());
  seen.disposedRun = await how(() => model.run({ input, state: stateN }));
  const gone = await near.hold(state());
  await near.dispose();
  seen.modelGone = await how(() => model.run({ input, state: gone }));
  const controller = new AbortController();
  const aborted = model.run({ input, state: state() }, { keep: true, signal: controller.signal });
  controller.abort(new Error('enough'));
  seen.aborted = await how(() => aborted);
  seen.stays = await how(() => model.run({ input, state: first }));
  engine.stop();
  seen.lostRead = await how(() => first.read());
  seen.lostRun = await how(() => model.run({ input, state: first }));
  const anew = await load();
  seen.anew = await how(() => anew.run({ input, state: first }));
  await anew.dispose();
  return seen;
};

/** Bytes that the lane takes after many tensors were held and freed, in each of the ways. */
const many = async (/** @type {any} */ ai, /** @type {string} */ place) => {
  const { engine, Model, Tensor } = ai;
  engine.stop();
  const load = (/** @type {object} */ options = {}) =>
    Model.load(`${place}silero-vad/model.onnx`, { cache: 'none', ...options });
  const model = await load();
  const large = new Tensor(new Float32Array(2 ** 20), [2 ** 20]);
  const one = await model.hold(large);
  one.dispose();
  const before = engine.stats().memory;
  for (let i = 0; i < 40; i++) {
    if (i % 2) (await model.hold(large)).dispose();
    else {
      const other = await load({ beside: model });
      await other.hold(large);
      await other.dispose();
    }
  }
  const grown = engine.stats().memory - before;
  await model.dispose();
  engine.stop();
  return grown;
};

/** @type {[string, () => Promise<(run: Function) => Promise<any>>][]} */
const places = [
  [
    'Node',
    async () => {
      const app = await install('ai-held', ['ai']);
      const ai = await app.import('@outboard/ai');
      closers.push(() => ai.engine.stop());
      modelPath('moonshine-tiny/decoder.onnx');
      return (run) => run(ai, `${resolve(models)}/`);
    },
  ],
  [
    'a page',
    async () => {
      const app = await install('ai-held-page', ['ai'], undefined);
      await symlink(models, resolve(app.folder, 'models'));
      const page = await barePage(app);
      closers.push(async () => {
        assert.deepEqual(await page.troubles(), []);
        await page.close();
      });
      return (run) => page.evaluate(run, 'models/');
    },
  ],
];

/** @type {(() => unknown)[]} */
const closers = [];
after(async () => {
  for (const close of closers) await close();
});

for (const [name, open] of places) {
  describe(`held tensors in ${name}`, () => {
    /** @type {(run: Function) => Promise<any>} */
    let run;
    before(async () => {
      run = await open();
    });

    test('a decoder that remembers on its lane says the same', async () => {
      const { plain, held, same, about } = await run(decode);
      assert.deepEqual(held, plain);
      assert.notDeepEqual(plain[0], plain[1]);
      assert.ok(same, 'what is read is what was given');
      assert.deepEqual(about, ['present.0.decoder.key', 'float32', [1, 8, 7, 36], 8 * 7 * 36]);
    });

    test('wrong uses are told', async () => {
      const { far, ...seen } = await run(misuse);
      const refused = (/** @type {string} */ code) => `RefusedError ai/${code}`;
      assert.ok([refused('other-lane'), 'no other lane'].includes(far), far);
      assert.deepEqual(seen, {
        near: 'given',
        input: 'held',
        keepTypo: refused('unknown-name'),
        keepKind: refused('bad-option'),
        beside: refused('bad-option'),
        again: refused('bad-input'),
        number: refused('bad-input'),
        shape: 'EngineError ai/wrong-shape',
        made: 'TypeError undefinedHeld tensors come from a model: run with keep, or hold',
        stranger: refused('other-lane'),
        readBefore: 'given',
        disposedRead: refused('not-held'),
        disposedRun: refused('not-held'),
        modelGone: refused('not-held'),
        aborted: 'Error undefinedenough',
        stays: 'given',
        lostRead: 'StaleHandleError outboard/stale-handle',
        lostRun: 'StaleHandleError outboard/stale-handle',
        anew: refused('other-lane'),
      });
    });

    test('what is not needed is freed', async () => {
      const grown = await run(many);
      assert.ok(grown < 2 ** 24, `${grown} bytes more after 40 tensors of 4 MiB`);
    });
  });
}
