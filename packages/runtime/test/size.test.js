import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** Of a client of functions, and of one with classes and set-up. */
const LIMIT = 6144;
const LIMIT_WITH_CLASSES = 7296;

const src = fileURLToPath(new URL('../src', import.meta.url));

const CLIENT = `
import { Engine } from '${src}/engine.js';
export {
  EngineError, EnginePanic, EngineTrap, InitError, LaneLostError, OutboardError, RefusedError, StaleHandleError, TimeoutError,
} from '${src}/errors.js';
export const engine = new Engine({ name: 'demo', version: '0.1.0', build: '9f3c1a2b3c4d5e6f', lanes: 'auto' });
export const init = engine.init;
export default init;
export const histogram = engine.fn('histogram', { params: 1, bytes: [0] });
export const sum = engine.fn('sum', { params: 1, variadic: true });
export const blur = engine.fn('blur', { params: 2, bytes: [0] });
export const later = engine.fn('later', { params: 1, async: true });
export const encodeJpeg = engine.fn('encodeJpeg', { params: 3, bytes: [0], export: 'encode_jpeg' });
export const Color = Object.freeze({ Red: 0, Green: 1 });
`;

const CLASSES = `
import { classOf } from '${src}/classes.js';
import { onEveryLane } from '${src}/setup.js';
${CLIENT}
export const configure = onEveryLane(engine, 'configure', { params: 1 });
export const Session = classOf(engine, 'Session', {
  create: { params: 1, construct: true },
  from: { params: 1, static: true },
  run: { params: 1, bytes: [0], writes: [0] },
  x: { get: 'x' },
  setX: { set: 'x' },
});
`;

const INDEX = `
import { engine } from './client.js';
import { page } from '${src}/hosts/page.js';
engine.host = page({
  wasm: () => new URL('./demo.simd.wasm', import.meta.url),
  worker: () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }),
  symbols: () => new URL('./demo.simd.symbols', import.meta.url),
  build: '9f3c1a2b3c4d5e6f',
  integrity: 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC',
});
export * from './client.js';
export { default } from './client.js';
`;

for (const [what, client, limit] of /** @type {[string, string, number][]} */ ([
  ['of functions', CLIENT, LIMIT],
  ['with classes and set-up', CLASSES, LIMIT_WITH_CLASSES],
])) {
  test(`a client ${what} and its runtime are ${limit} bytes at most, minified and gzipped`, async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'outboard-size-'));
    await writeFile(join(folder, 'client.js'), client);
    await writeFile(join(folder, 'index.js'), INDEX);
    const bundle = await rolldown({ input: join(folder, 'index.js') });
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    await rm(folder, { recursive: true });
    const [core, ...later] = output;
    // What is loaded when it is first used lies in files of its own, and takes nothing of the core with it.
    assert.deepEqual(core.imports, []);
    assert.equal(later.length, 11);
    const size = gzipSync(core.code, { level: 9 }).length;
    context.diagnostic(`${size} bytes`);
    assert.ok(size <= limit, `${size} bytes are ${size - limit} too many`);
  });
}
