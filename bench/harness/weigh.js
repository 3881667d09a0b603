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
  const frontless = await bundle([index, client], { front: false, later: false });
  const split = await bundle([index, client], { front: false, later: true });
  const whole = await bundle([index], { front: true, later: false });
  const lane = await bundle([join(folder, 'worker.js')], { front: false, later: false });
  return {
    sizes: {
      client: sum(frontless),
      split: sum(split),
      front: sum(whole) - sum(frontless),
      lane: sum(lane),
    },
    notes: [
      'the whole client, without the wasm and without what is loaded when it is first used',
      `where a bundler also makes files of what is loaded later, it splits off what they share: ${split.length} files`,
      'the front is what a page loads more of when it imports the package by its name',
    ],
  };
}

/** @param {number[]} sizes */
const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);

/**
 * The gzipped sizes of the files that the modules, taken whole, load at once.
 *
 * @param {string[]} modules
 * @param {{ front: boolean, later: boolean }} parts whether the front, and what is imported dynamically, are in the bundle
 */
async function bundle(modules, { front, later }) {
  const entry = 'outboard:bench';
  const source = modules.map((path) => `export * from ${JSON.stringify(path)};`).join('\n');
  const bundle = await rolldown({
    input: entry,
    plugins: [
      {
        name: 'parts',
        resolveId(id, _importer, { kind }) {
          if (id === entry) return `\0${entry}`;
          const left = (!front && id.startsWith('./js/')) || (!later && kind === 'dynamic-import');
          return left ? { id, external: true } : null;
        },
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
  return loadedAtOnce(chunks).map(({ code }) => gzipSync(code, { level: 9 }).length);
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
