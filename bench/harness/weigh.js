/**
 * What a page downloads before its first call: joined, minified and gzipped as a bundler and a server do it.
 *
 * @import { OutputChunk } from 'rolldown'
 * @import { Weighed } from './row.js'
 */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/**
 * @param {string} folder a built package
 * @returns {Promise<Weighed>}
 */
export async function weigh(folder) {
  const [index, client] = ['index.js', 'client.js'].map((name) => join(folder, name));
  const whole = await bundle([index], []);
  const frontless = await bundle([index, client], [/^\.\/js\//]);
  const lane = await bundle([join(folder, 'worker.js')], []);
  return {
    sizes: { client: frontless, front: whole - frontless, lane },
    notes: [
      'the whole client, without the wasm and without what is loaded when it is first used',
      'the front is what a page loads more of when it imports the package by its name',
    ],
  };
}

/**
 * The gzipped size of what the modules, taken whole, load at once.
 *
 * @param {string[]} modules
 * @param {RegExp[]} external
 */
async function bundle(modules, external) {
  const entry = 'outboard:bench';
  const source = modules.map((path) => `export * from ${JSON.stringify(path)};`).join('\n');
  const bundle = await rolldown({
    input: entry,
    external,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? `\0${entry}` : null),
        load: (id) => (id === `\0${entry}` ? source : null),
      },
    ],
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const chunks = output.filter((part) => part.type === 'chunk');
  return loadedAtOnce(chunks)
    .map(({ code }) => gzipSync(code, { level: 9 }).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * The entry, and what it imports: not what it imports dynamically.
 *
 * @param {OutputChunk[]} chunks
 */
function loadedAtOnce(chunks) {
  /** @type {Set<OutputChunk>} */
  const loaded = new Set();
  /** @param {OutputChunk | undefined} chunk */
  const follow = (chunk) => {
    if (!chunk || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const name of chunk.imports) follow(chunks.find(({ fileName }) => fileName === name));
  };
  follow(chunks.find(({ isEntry }) => isEntry));
  return [...loaded];
}
