/**
 * Joins the entries of a package: `node join.js '<job>'`.
 *
 * worker.entry.js becomes worker.js, one lane in one file, and so for each variant; inline.entry.js becomes inline.js, everything
 * in one file. All stay readable: someone will step through them. At last it weighs what a page downloads before its first call.
 *
 * @typedef {object} Job
 * @property {string} folder the package
 * @property {string} wasm the file name in it of the module that is inline
 * @property {{ entry: string, to: string }[]} joins what becomes one file each, in this order
 * @property {boolean} weighs whether the client is weighed
 *
 * @typedef {object} Weights
 * @property {number} client client and runtime as a page loads them, minified and gzipped
 */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** @type {Job} */
const job = JSON.parse(process.argv[2] ?? '{}');
const file = (/** @type {string} */ name) => join(job.folder, name);

/** What npm or the host provides stays an import. */
const external = (/** @type {string} */ id) => !isAbsolute(id) && !/^\.|^outboard:|^\0/.test(id);

/**
 * Modules that exist only while an entry is joined.
 * @param {Record<string, () => Promise<string>>} sources
 */
const virtual = (sources) => ({
  name: 'outboard',
  resolveId: (/** @type {string} */ id) => (id in sources ? `\0${id}` : null),
  async load(/** @type {string} */ id) {
    const source = id.startsWith('\0') ? sources[id.slice(1)] : undefined;
    if (!source) return null;
    return source();
  },
});

/** A module that is a text. */
const text = (/** @type {string} */ value) => `export default ${JSON.stringify(value)};`;

/** A warning would be a broken package: an import that leads nowhere, a name that is not exported. */
const onLog = (/** @type {string} */ level, /** @type {{ message: string }} */ log) => {
  if (level === 'warn') throw new Error(log.message);
};

/**
 * @param {string} entry
 * @param {string} to
 */
const joinEntry = async (entry, to) => {
  const bundle = await rolldown({
    cwd: job.folder,
    input: file(entry),
    external,
    plugins: [
      virtual({
        'outboard:wasm': async () => text(await readFile(file(job.wasm), 'base64')),
        'outboard:worker': async () => text(await readFile(file('worker.js'), 'utf8')),
      }),
    ],
    onLog,
  });
  await bundle.write({ file: file(to), format: 'esm', codeSplitting: false });
  await bundle.close();
};

/** The front is not weighed: it is the engine's own. Nor is what is loaded when it is first used. */
const weigh = async () => {
  // The whole client, also where a front uses part of it.
  const page = ['index.js', 'client.js']
    .map((name) => `export * from ${JSON.stringify(file(name))};`)
    .join('\n');
  const bundle = await rolldown({
    cwd: job.folder,
    input: 'outboard:page',
    external: (id) => external(id) || id.startsWith('./js/'),
    plugins: [virtual({ 'outboard:page': async () => page })],
    onLog,
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  /** @type {Set<string>} */
  const loaded = new Set();
  const follow = (/** @type {string} */ name) => {
    const chunk = chunks.get(name);
    if (chunk?.type !== 'chunk' || loaded.has(name)) return;
    loaded.add(name);
    for (const next of chunk.imports) follow(next);
  };
  for (const chunk of output) if (chunk.type === 'chunk' && chunk.isEntry) follow(chunk.fileName);
  let bytes = 0;
  for (const name of loaded) {
    const chunk = chunks.get(name);
    if (chunk?.type === 'chunk') bytes += gzipSync(chunk.code, { level: 9 }).length;
  }
  return bytes;
};

for (const { entry, to } of job.joins) await joinEntry(entry, to);
/** @type {Weights} */
const weights = { client: job.weighs ? await weigh() : 0 };
console.log(JSON.stringify(weights));
