import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reach } from '../src/hosts/elsewhere.js';

/** A place with workers and an origin, as a page is. @param {import('node:test').TestContext} context */
function place(context) {
  /** @type {{ address: string, type?: string }[]} */
  const made = [];
  class Worker {
    /** @param {string | URL} address @param {{ type?: string }} [options] */
    constructor(address, { type } = {}) {
      made.push({ address: String(address), type });
    }
  }
  const globals = {
    Worker,
    origin: 'https://app.test',
    location: { href: 'https://app.test/page/' },
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  context.after(() => {
    for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
  });
  return { made, Worker };
}

/** @param {string} address */
const hostOf = (address) =>
  /** @type {any} */ ({ open: () => new globalThis.Worker(address, { type: 'classic' }) });

test('a worker of another origin begins with a script of the page that imports it', async (context) => {
  const { made, Worker } = place(context);
  const host = hostOf('https://cdn.test/pkg/worker.js');
  reach(host);
  reach(host);
  assert.ok(host.open() instanceof Worker);
  host.open();
  const [first, second] = made;
  assert.match(first.address, /^blob:/);
  assert.equal(second.address, first.address, 'one script for all lanes');
  assert.equal(first.type, 'module');
  const { resolveObjectURL } = await import('node:buffer');
  const script = await resolveObjectURL(first.address)?.text();
  assert.equal(script, 'import "https://cdn.test/pkg/worker.js";');
  assert.equal(globalThis.Worker, Worker, 'the page has its own again');
});

test('one of the page is made as ever, and so is one that cannot be made', (context) => {
  const { made, Worker } = place(context);
  for (const address of ['worker.js', 'blob:https://app.test/1']) {
    const host = hostOf(address);
    reach(host);
    host.open();
  }
  assert.deepEqual(made, [
    { address: 'worker.js', type: 'classic' },
    { address: 'blob:https://app.test/1', type: 'classic' },
  ]);
  const broken = hostOf('http://');
  reach(broken);
  assert.throws(() => broken.open(), TypeError);
  assert.equal(globalThis.Worker, Worker);
});

test('of a package with variants, all are reached', (context) => {
  const { made } = place(context);
  const parts = ['simd', 'threads'].map((name) => hostOf(`https://cdn.test/${name}.js`));
  reach(/** @type {any} */ ({ open: () => parts[1].open(), parts }));
  for (const part of parts) part.open();
  assert.equal(made.filter(({ address }) => address.startsWith('blob:')).length, 2);
});

test('where there are no web workers, there are no origins either', () => {
  const host = /** @type {any} */ ({ open: () => 'a worker of Node' });
  reach(host);
  assert.equal(host.open(), 'a worker of Node');
});
