// The files of `./sync`, with functions in place of the glue's. Run by sync.rs, which says where they are.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const folder = process.env.PACKAGE;
assert.ok(folder, 'PACKAGE names the folder of the files');
const load = (file) => import(pathToFileURL(join(folder, file)));
const { controlled, makeControl } = await load('sync-control.js');
const { iterable } = await load('sync-stream.js');
const { RefusedError, TimeoutError } = await load('runtime/errors.js');

/** What Rust throws when its control says so. */
const cancelled = () => Object.assign(new Error('stopped'), { code: 'outboard/cancelled' });

/** As `fn count(steps: u32, control: &Control, by: Option<u32>)`, which counts the milliseconds. */
const count = (steps, control, by = 1) => {
  const start = performance.now();
  while (performance.now() - start < steps * by) {
    if (control.stopped()) throw cancelled();
    control.progress(0.5, 'counting');
  }
  return steps;
};
const counting = controlled(count, { params: 2, control: 1 });

/** As the same function, if it were async. */
const patiently = controlled(
  async (control, steps) => {
    for (let step = 0; step < steps; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (control.stopped()) throw cancelled();
    }
    return steps;
  },
  { params: 1, control: 0, async: true },
);

/** What a function throws. */
const thrown = (run) => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
};

test('a control stands where Rust takes it, whatever is left out', () => {
  const list = controlled((...args) => args, { params: 2, control: 1 });
  const [first, control, second, ...rest] = list('a');
  assert.deepEqual([first, typeof control.stopped, second, rest], ['a', 'function', undefined, []]);
  assert.equal(counting(1), 1);
  assert.equal(counting(1, 2, {}), 1);
  assert.equal(counting(1, undefined, undefined), 1);
});

test('progress is heard', () => {
  const heard = [];
  counting(1, 1, { onProgress: (progress) => heard.push(progress) });
  assert.deepEqual(heard[0], { fraction: 0.5, note: 'counting' });
});

test('a call ends with the reason of its signal', async () => {
  const reason = new Error('not needed');
  const aborted = AbortSignal.abort(reason);
  assert.equal(
    thrown(() => counting(1, 1, { signal: aborted })),
    reason,
  );
  await assert.rejects(patiently(1, { signal: aborted }), reason);
  const controller = new AbortController();
  setTimeout(() => controller.abort('a text'), 10);
  const error = await patiently(1e6, { signal: controller.signal }).then(assert.fail, (why) => why);
  assert.equal(error, 'a text');
});

test('a call that is late ends with a TimeoutError', async () => {
  const error = thrown(() => counting(1e6, 1, { timeout: 5 }));
  assert.ok(error instanceof TimeoutError, String(error));
  assert.equal(error.code, 'outboard/timeout');
  assert.match(error.message, /^count took over 5 ms$/);
  await assert.rejects(patiently(1e6, { timeout: 5 }), TimeoutError);
  assert.ok(thrown(() => counting(1, 1, { timeout: 0 })) instanceof TimeoutError);
});

test('what onProgress throws ends the call', () => {
  const reason = new Error('from the listener');
  const onProgress = () => {
    throw reason;
  };
  assert.equal(
    thrown(() => counting(1e6, 1, { onProgress })),
    reason,
  );
  // Also where Rust does not ask any more.
  const once = controlled((control) => control.progress(1), { params: 0, control: 0 });
  assert.equal(
    thrown(() => once({ onProgress })),
    reason,
  );
});

test('an error of its own comes through, and so does a cancellation that nobody asked for', async () => {
  const reason = new Error('of the engine');
  const failing = controlled(
    () => {
      throw reason;
    },
    { params: 0, control: 0 },
  );
  assert.equal(
    thrown(() => failing()),
    reason,
  );
  const stopping = controlled(
    () => {
      throw cancelled();
    },
    { params: 0, control: 0 },
  );
  assert.equal(thrown(() => stopping()).code, 'outboard/cancelled');
});

test('what cannot be is refused', async () => {
  for (const [args, code] of [
    [[1, 1, { later: true }], 'outboard/bad-option'],
    [[1, 1, { timeout: -1 }], 'outboard/bad-option'],
    [[1, 1, { timeout: Number.NaN }], 'outboard/bad-option'],
    [[1, 1, {}, 2], 'outboard/too-many-arguments'],
  ]) {
    const error = thrown(() => counting(...args));
    assert.ok(error instanceof RefusedError, String(error));
    assert.equal(error.code, code);
  }
  await assert.rejects(patiently(1, { later: true }), { code: 'outboard/bad-option' });
  assert.equal(thrown(() => makeControl({ later: true })).code, 'outboard/bad-option');
});

test('a control can be made for a method', () => {
  const controller = new AbortController();
  const control = makeControl({ signal: controller.signal });
  assert.equal(control.stopped(), false);
  controller.abort();
  assert.equal(control.stopped(), true);
  assert.equal(makeControl().stopped(), false);
});

test('for await reads a stream, and frees it at its end, also at an early one', async () => {
  class OutboardStream {
    freed = 0;
    #last = 0;
    constructor(fails) {
      this.fails = fails;
    }
    async next() {
      this.#last += 1;
      if (this.#last === this.fails) throw new Error('it fails');
      return this.#last > 3 ? { done: true, value: undefined } : { done: false, value: this.#last };
    }
    free() {
      this.freed += 1;
    }
  }
  iterable(OutboardStream);
  iterable(OutboardStream);
  const read = async (stream, most = Infinity) => {
    const items = [];
    for await (const item of stream) {
      items.push(item);
      if (items.length >= most) break;
    }
    return items;
  };
  for (const [most, items] of [
    [Infinity, [1, 2, 3]],
    [1, [1]],
  ]) {
    const stream = new OutboardStream();
    assert.deepEqual(await read(stream, most), items);
    assert.equal(stream.freed, 1);
  }
  const failing = new OutboardStream(2);
  await assert.rejects(read(failing), /it fails/);
  assert.equal(failing.freed, 1);
});
