import assert from 'node:assert/strict';
import { beforeEach, describe as suite, test } from 'node:test';
import { describe, forgetPanic, isTrap, listenForPanics } from '../src/worker/failure.js';

/** @typedef {(message: string, file: string, line: number, column: number, unwinds?: boolean) => void} Hook */

listenForPanics();
const { __outboard_panic: hook } = /** @type {{ __outboard_panic: Hook }} */ (
  /** @type {unknown} */ (globalThis)
);

class PanicError extends Error {
  /** @override */
  name = 'PanicError';
}
const trap = () => new WebAssembly.RuntimeError('unreachable');
/** @param {string} message @param {number} line */
const unwinding = (message, line) => hook(message, 'a.rs', line, 1, true);

beforeEach(() => {
  forgetPanic();
});

suite('what breaks an instance', () => {
  const tag = new WebAssembly.Tag({ parameters: [] });
  /** @type {[string, unknown, boolean][]} */
  const cases = [
    ['a trap', trap(), true],
    ['the end of the stack', new RangeError('Maximum call stack size exceeded'), true],
    ['another range', new RangeError('Invalid array length'), false],
    ['a panic that left as an exception of wasm', new WebAssembly.Exception(tag, []), true],
    ['what the glue says of a broken instance', new Error('Module terminated'), true],
    ['a panic that was thrown', new PanicError('oh'), false],
    ['an error of the engine', new Error('oh'), false],
    ['a text', 'Module terminated', false],
    ['nothing', undefined, false],
  ];
  for (const [what, error, fatal] of cases) {
    test(what, () => assert.equal(isTrap(error), fatal));
  }
});

suite('panics that unwind', () => {
  test('have their place', () => {
    unwinding('oh', 7);
    const { type, fatal, message, place } = describe(new PanicError('oh'));
    assert.deepEqual([type, fatal, message], ['panic', false, 'oh']);
    assert.deepEqual(place, { file: 'a.rs', line: 7, column: 1 });
  });

  test('have no place where no hook told', () => {
    const { type, place } = describe(new PanicError('oh'));
    assert.deepEqual([type, place], ['panic', undefined]);
  });

  test('of several calls at once, each has its own', () => {
    unwinding('first', 1);
    unwinding('second', 2);
    assert.equal(describe(new PanicError('first')).place?.line, 1);
    assert.equal(describe(new PanicError('second')).place?.line, 2);
    assert.equal(describe(new PanicError('second')).place, undefined, 'told once');
  });

  test('with a payload that has no words', () => {
    hook('a panic without a message', 'a.rs', 3, 1, true);
    const { message, place } = describe(new PanicError('No panic message available'));
    assert.deepEqual([message, place?.line], ['a panic without a message', 3]);
  });

  test('and were caught explain no trap', () => {
    unwinding('caught', 1);
    const { type, message, place } = describe(trap());
    assert.deepEqual([type, message, place], ['trap', 'unreachable', undefined]);
  });

  test('explain the trap where they could not unwind', () => {
    unwinding('the cause', 4);
    unwinding('panic in a function that cannot unwind', 9);
    const { type, fatal, message, place } = describe(trap());
    assert.deepEqual([type, fatal, message, place?.line], ['panic', true, 'the cause', 4]);
  });

  test('are forgotten, however many were caught', () => {
    for (let line = 0; line < 1000; line++) unwinding('caught', line);
    assert.ok(forgetPanic().length <= 16);
    assert.equal(describe(new PanicError('caught')).place, undefined);
  });
});

test('a panic that aborts is the cause of its trap', () => {
  hook('oh', 'a.rs', 5, 6, false);
  const { type, fatal, message, place } = describe(trap());
  assert.deepEqual([type, fatal, message], ['panic', true, 'oh']);
  assert.deepEqual(place, { file: 'a.rs', line: 5, column: 6 });
  assert.equal(describe(trap()).type, 'trap', 'of one trap only');
});

test('an error of the engine is no panic, whatever was caught before', () => {
  unwinding('caught', 1);
  const { type, message, place } = describe(new Error('plain'));
  assert.deepEqual([type, message, place], ['error', 'plain', undefined]);
});

test('a panic that aborts is remembered until it is told of, whatever is called meanwhile', () => {
  const { __outboard_panic: hear } = /** @type {any} */ (globalThis);
  hear('in a task', 'task.rs', 1, 1, false);
  hear('caught', 'caught.rs', 1, 1, true);
  forgetPanic();
  const error = new WebAssembly.RuntimeError('unreachable');
  assert.equal(describe(error).message, 'in a task');
  assert.equal(describe(error).type, 'trap');
});
