/** Models of the AI engine in Node: described, run, refused, and downloaded from a server that is not always kind. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { after, afterEach, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { install } from './support/install.mjs';
import { modelPath, readModel } from './support/models.mjs';
import { weakServer } from './support/weak-server.mjs';

const voice = readModel('silero-vad/model.onnx');

/** @param {Uint8Array} bytes */
const integrityOf = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

/** @type {any} */
let ai;
/** @type {import('./support/weak-server.mjs').WeakServer} */
let server;

before(async () => {
  const app = await install('ai-model', ['ai']);
  ai = await app.import('@outboard/ai');
  server = await weakServer(voice);
});

after(async () => {
  ai?.engine?.stop();
  await server?.close();
});

/**
 * What is done with a model, which is freed afterwards.
 *
 * @template T
 * @param {unknown} source
 * @param {(model: any) => T | Promise<T>} use
 * @param {object} [options]
 */
async function withModel(source, use, options) {
  const model = await ai.Model.load(source, options);
  try {
    return await use(model);
  } finally {
    await model.dispose();
  }
}

const MEANING = modelPath('minilm/model.onnx');

/** What MiniLM takes for one text. @param {any} ids of its tokens */
const tokens = (ids) => ({
  input_ids: new ai.Tensor(ids, [1, ids.length]),
  attention_mask: new ai.Tensor(new Int32Array(ids.length).fill(1), [1, ids.length]),
  token_type_ids: new ai.Tensor(new BigInt64Array(ids.length), [1, ids.length]),
});

/** What silero takes for one piece of silence. */
const silence = () => ({
  input: new ai.Tensor(new Float32Array(576), [1, 576]),
  state: new ai.Tensor(new Float32Array(256), [2, 1, 128]),
});

describe('a model', () => {
  test('says what it takes and gives, and runs', async () => {
    await withModel(voice, async (model) => {
      const [input, state] = model.inputs;
      assert.deepEqual(input, { name: 'input', type: 'float32', shape: [1, 576] });
      assert.deepEqual([state.name, state.shape, model.inputs.length], ['state', [2, 1, 128], 2]);
      const { output, stateN } = await model.run(silence());
      assert.deepEqual([output.type, output.shape, stateN.shape], ['float32', [1, 1], [2, 1, 128]]);
      assert.ok(
        output.data[0] > 0 && output.data[0] < 0.1,
        `silence is no voice: ${output.data[0]}`,
      );
      const only = await model.run(silence(), { outputs: ['stateN'] });
      assert.deepEqual(Object.keys(only), ['stateN']);
    });
  });

  test('takes plain objects and other widths of numbers, and gives the same', async () => {
    await withModel(new Blob([voice]), async (model) => {
      const wide = Float64Array.from({ length: 576 }, (_, i) => Math.fround(Math.sin(i / 5)));
      const { state } = silence();
      const all = [wide, Float32Array.from(wide)].map((data) =>
        model.run({ state, input: { data, shape: [1, 576] } }),
      );
      const [one, other] = await Promise.all(all);
      assert.deepEqual(one.output.data, other.output.data);
      assert.ok(one.output.data[0] > 0);
    });
  });

  test('takes whole numbers of 64 bits, or of 32, and refuses what does not fit', async () => {
    await withModel(MEANING, async (model) => {
      const [{ type, shape }] = model.inputs;
      assert.equal(type, 'int64');
      assert.ok(shape.every((/** @type {unknown} */ length) => typeof length === 'string'));
      const ids = [101, 7592, 2088, 102];
      const all = [BigInt64Array.from(ids, BigInt), Int32Array.from(ids)].map((given) =>
        model.run(tokens(given)),
      );
      const [wide, narrow] = await Promise.all(all);
      assert.deepEqual(wide.last_hidden_state.shape, [1, 4, 384]);
      assert.deepEqual(wide.last_hidden_state.data, narrow.last_hidden_state.data);
      const large = model.run(tokens(new BigInt64Array([2n ** 40n])));
      await assert.rejects(large, { code: 'ai/out-of-range', message: /1099511627776/ });
      const floats = model.run(tokens(Float32Array.from(ids)));
      await assert.rejects(floats, { code: 'ai/wrong-type', message: /int.*float32/ });
    });
  });

  test('takes one tensor where it has one input, and a picture', async () => {
    await withModel(modelPath('open-nsfw/model.onnx'), async (model) => {
      const [{ shape }] = model.inputs;
      const size = shape.map((/** @type {unknown} */ length) =>
        Number.isInteger(length) ? length : 1,
      );
      const count = size.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b);
      const [scores] = Object.values(await model.run(new ai.Tensor(new Float32Array(count), size)));
      const sum = scores.data.reduce(
        (/** @type {number} */ a, /** @type {number} */ b) => a + b,
        0,
      );
      assert.ok(Math.abs(sum - 1) < 1e-4, `probabilities: ${scores.data}`);
    });
  });

  test('takes what is no number, and stays', async () => {
    await withModel(voice, async (model) => {
      const nothing = new ai.Tensor(new Float32Array(576).fill(Number.NaN), [1, 576]);
      await model.run({ ...silence(), input: nothing });
      const { output } = await model.run(silence());
      assert.ok(Number.isFinite(output.data[0]));
    });
  });

  test('has its weights in memory once', async () => {
    ai.engine.stop();
    const path = modelPath('open-nsfw/model.onnx');
    const memory = await withModel(path, () => ai.engine.stats().memory);
    const file = readModel('open-nsfw/model.onnx').length;
    assert.ok(memory < file * 1.3 + 2 ** 23, `${memory} bytes for a file of ${file}`);
  });

  test('says where the time goes', async () => {
    const profile = await withModel(voice, (model) => model.profile(silence(), { rounds: 2 }));
    const { ms, operators, nodes } = profile;
    assert.ok(ms > 0 && nodes.length > 5 && operators.length > 2, JSON.stringify(profile));
    const shares = operators.map((/** @type {any} */ { share }) => share);
    const sum = shares.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0);
    assert.ok(Math.abs(sum - 1) < 1e-6);
    assert.deepEqual(
      shares,
      shares.toSorted((/** @type {number} */ a, /** @type {number} */ b) => b - a),
    );
    const counted = operators.reduce(
      (/** @type {number} */ a, /** @type {any} */ b) => a + b.count,
      0,
    );
    assert.equal(counted, nodes.length);
  });

  test('is gone once it is disposed of', async () => {
    const model = await ai.Model.load(voice);
    await model.dispose();
    await assert.rejects(model.run(silence()), (/** @type {any} */ error) => {
      assert.equal(error.code, 'outboard/stale-handle');
      assert.match(error.hint, /load it again/);
      return true;
    });
  });

  test('is given up on without being lost', async () => {
    await withModel(voice, async (model) => {
      const controller = new AbortController();
      const run = model.run(silence(), { signal: controller.signal });
      controller.abort(new Error('enough'));
      await assert.rejects(run, /enough/);
      assert.ok((await model.run(silence())).output.data[0] >= 0);
      assert.equal(ai.engine.stats().replaced, 0);
    });
  });

  test('has a lane of its own beside others, where there are the cores', async () => {
    ai.engine.stop();
    const models = await Promise.all([voice, voice].map((bytes) => ai.Model.load(bytes)));
    const all = await Promise.all(models.map((model) => model.run(silence())));
    assert.deepEqual(all[0].output.data, all[1].output.data);
    // A lane of the threaded variant takes several cores.
    const { lanes, threads = 1 } = ai.engine.stats();
    assert.equal(lanes, Math.min(2, Math.max(1, Math.floor(availableParallelism() / threads))));
    await Promise.all(models.map((model) => model.dispose()));
  });
});

describe('what is wrong is told', () => {
  /** @type {[string, () => object, string, RegExp][]} */
  const inputs = [
    [
      'a name',
      () => ({ ...silence(), inptu: silence().input }),
      'ai/unknown-name',
      /inptu.*input, state/,
    ],
    ['an input that is missing', () => ({ input: silence().input }), 'ai/missing-input', /state/],
    [
      'a shape',
      () => ({ ...silence(), state: new ai.Tensor(new Float32Array(128), [1, 1, 128]) }),
      'ai/wrong-shape',
      /\[2, .*128\].*\[1, 1, 128\]/,
    ],
    ['one tensor for several', () => silence().input, 'ai/missing-input', /2 inputs/],
    ['no tensor', () => ({ ...silence(), state: 16000 }), 'ai/bad-input', /'state'.*16000/],
    ['an array', () => ({ ...silence(), state: { data: [1] } }), 'ai/wrong-type', /an array/],
  ];
  for (const [what, make, code, words] of inputs) {
    test(what, async () => {
      const run = withModel(voice, (model) => model.run(make()));
      await assert.rejects(run, (/** @type {any} */ error) => {
        assert.equal(error.code, code, error.message);
        assert.match(error.message, words);
        assert.ok(error instanceof ai.OutboardError);
        return true;
      });
    });
  }

  test('a tensor whose shape is not that of its data', () => {
    const wrong = { code: 'ai/wrong-shape', message: /\[2, 3\] has 6 elements, and 5 were given/ };
    assert.throws(() => new ai.Tensor(new Float32Array(5), [2, 3]), wrong);
    assert.throws(() => new ai.Tensor(new Float32Array(1), [1], 'bool'), { code: 'ai/wrong-type' });
  });

  /** @type {[string, unknown, object | undefined, string, RegExp][]} */
  const files = [
    [
      'a file that is no model',
      new TextEncoder().encode('{"a":1}'),
      undefined,
      'ai/not-onnx',
      /JSON/,
    ],
    [
      'a model that ends too early',
      voice.subarray(0, 99_999),
      undefined,
      'ai/not-onnx',
      /ends too early/,
    ],
    ['an empty file', new Uint8Array(), undefined, 'ai/not-onnx', /./],
    ['one that is too large', voice, { limits: { bytes: 1000 } }, 'ai/too-large', /1000/],
    ['no file', 7, undefined, 'ai/bad-input', /it was 7/],
    ['an option', voice, { integirty: 'x' }, 'ai/bad-option', /did you mean 'integrity'/],
    ['an integrity', voice, { integrity: 'md5-x' }, 'ai/bad-option', /sha256-/],
    ['a path', '/nowhere/model.onnx', undefined, 'ai/download', /ENOENT/],
  ];
  for (const [what, source, options, code, words] of files) {
    test(what, async () => {
      await assert.rejects(ai.Model.load(source, options), { code, message: words });
    });
  }
});

describe('a download', () => {
  afterEach(() => {
    server.requests.length = 0;
    for (const key of Object.keys(server.manner)) delete (/** @type {any} */ (server.manner)[key]);
  });

  /** @param {object} [options] */
  const load = (options) =>
    withModel(server.url, (model) => assert.equal(model.inputs.length, 2), options);

  test('tells how much has come', async () => {
    /** @type {any[]} */
    const heard = [];
    await load({ onProgress: (/** @type {any} */ progress) => heard.push(progress) });
    assert.deepEqual(heard.at(-1), { fraction: 1, loaded: voice.length, total: voice.length });
  });

  test('of the right file passes, of another is refused', async () => {
    await load({ integrity: integrityOf(voice) });
    const integrity = integrityOf(new Uint8Array(3));
    await assert.rejects(load({ integrity }), { code: 'ai/integrity' });
  });

  test('that is cut goes on', async () => {
    Object.assign(server.manner, { cuts: 2, after: 300_000 });
    await load({ integrity: integrityOf(voice) });
    assert.deepEqual(
      server.requests.map(({ range }) => range),
      [undefined, 'bytes=300000-', 'bytes=600000-'],
    );
  });

  test('that is cut begins anew where the server cannot go on', async () => {
    Object.assign(server.manner, { cuts: 1, after: 300_000, ranges: false });
    await load({ integrity: integrityOf(voice) });
    assert.equal(server.requests.length, 2);
  });

  test('that is cut while the file changes begins anew', async () => {
    const small = readModel('silero-vad/sequence.onnx');
    Object.assign(server.manner, { cuts: 1, after: 300_000 });
    const loading = ai.Model.load(server.url, { integrity: integrityOf(small) });
    while (!server.requests.length) await new Promise((done) => setTimeout(done, 5));
    server.replace(small);
    try {
      await (await loading).dispose();
    } finally {
      server.replace(voice);
    }
  });

  /** @type {[string, import('./support/weak-server.mjs').Manner, object][]} */
  const failures = [
    ['that is cut for good', { cuts: 99, after: 0 }, { reason: 'unreachable' }],
    ['of what is not there', { status: 404 }, { reason: 'status', status: 404 }],
    ['of a web page', { page: true }, { reason: 'web-page', status: 200 }],
  ];
  for (const [what, manner, fields] of failures) {
    test(`${what} says so`, async () => {
      Object.assign(server.manner, manner);
      await assert.rejects(load(), { name: 'EngineError', code: 'ai/download', ...fields });
    });
  }

  test('that always breaks ends', async () => {
    Object.assign(server.manner, { cuts: 1, after: 300_000 });
    const loading = load();
    while (!server.requests.length) await new Promise((done) => setTimeout(done, 5));
    Object.assign(server.manner, { cuts: 99, after: 0 });
    await assert.rejects(loading, { code: 'ai/download', reason: 'cut' });
  });

  test('that nobody wants any more ends, and no lane with it', async () => {
    Object.assign(server.manner, { pause: 20 });
    const before = ai.engine.stats().replaced;
    await assert.rejects(load({ signal: AbortSignal.timeout(150) }), { name: 'TimeoutError' });
    assert.equal(ai.engine.stats().replaced, before);
  });

  test('of a file URL is read', async () => {
    const model = await ai.Model.load(pathToFileURL(modelPath('silero-vad/model.onnx')));
    await model.dispose();
  });
});
