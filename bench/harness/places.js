/**
 * Where things are. What is missing is named together with the command that makes it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/**
 * A photograph, as the index of the samples lists it.
 *
 * @typedef {{ name: string, file: string, width: number, height: number }} Sample
 *
 * @typedef {object} Places
 * @property {string} root
 * @property {string} packages the folder of the built packages
 * @property {string} samples the folder of the photographs
 * @property {string} browser Chromium's executable
 * @property {string} bench the folder in which the pages of the benches are built
 * @property {string} byHand the folder of what was made by the steps of wasm-pack
 * @property {string} models the folder of the kits of models
 * @property {string} ort the folder of onnxruntime-web's files
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Places}
 */
export function places(env) {
  return {
    root,
    packages: resolve(env.OUTBOARD_PACKAGES ?? join(root, 'target/packages')),
    samples: resolve(env.OUTBOARD_SAMPLES ?? join(root, 'target/samples')),
    browser: env.OUTBOARD_CHROMIUM ?? '/usr/bin/chromium',
    bench: join(root, 'target/bench'),
    byHand: resolve(env.OUTBOARD_BY_HAND ?? join(root, 'target/bench/by-hand')),
    models: resolve(env.OUTBOARD_MODELS ?? join(homedir(), '.cache/outboard/models')),
    ort: join(root, 'node_modules/onnxruntime-web/dist'),
  };
}

/** How each package is built by hand. @type {Record<string, string>} */
const SOURCES = {
  ai: 'engines/ai/wasm --relaxed-simd --threads',
  image: 'engines/image/wasm',
  'image-abort': 'engines/image/wasm --panic abort',
  'image-unwind': 'engines/image/wasm --panic unwind',
  surface: 'tests/engines/surface',
  streams: 'tests/engines/streams',
  'attributed-abort': 'tests/engines/attributed --panic abort',
  boundary: 'bench/boundary/engine',
  foreign: '$(node tests/browser/support/foreign.mjs)',
  'attributed-unwind': 'tests/engines/attributed --panic unwind',
};

/**
 * The folder of a built package.
 *
 * @param {Places} places
 * @param {string} name
 */
export function packageAt({ packages }, name) {
  const folder = join(packages, name);
  return present(
    folder,
    join(folder, 'index.js'),
    `build it with \`outboard build ${SOURCES[name]} --out ${folder}\`, ` +
      'or run the bench by `cargo xtask bench`, which does',
  );
}

/**
 * The folder of a crate that was built by the steps of wasm-pack.
 *
 * @param {Places} places
 * @param {string} name
 */
export function byHandAt({ byHand }, name) {
  const folder = join(byHand, name);
  return present(
    folder,
    join(folder, `${name}_bg.wasm`),
    'it is made by `cargo xtask bench boundary`',
  );
}

/**
 * @param {Places} places
 * @returns {Sample[]}
 */
export function samplesAt({ samples }) {
  const index = join(samples, 'index.json');
  present(samples, index, 'fetch the photographs with `cargo xtask samples`');
  return JSON.parse(readFileSync(index, 'utf8'));
}

/** @param {Places} places */
export function browserAt({ browser }) {
  return present(
    browser,
    browser,
    'install Chromium, and say where it is by OUTBOARD_CHROMIUM, or let `cargo xtask bench` find it',
  );
}

/**
 * @param {string} what
 * @param {string} file
 * @param {string} remedy
 */
function present(what, file, remedy) {
  if (!existsSync(file)) throw new Error(`${what} is missing: ${remedy}`);
  return what;
}
