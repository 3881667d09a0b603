/** The runner: reads questions from stdin, holds browsers and Node, writes answers to stdout. Ends with its stdin. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { refusal } from './arm.js';
import { bundle } from './bundle.js';
import { browserPlace } from './places/browser.js';
import { nodePlace } from './places/node.js';
import { MARK } from './protocol.js';
import { serve } from './serve.js';

/** @import { Place } from './places/place.js' */
/** @import { Asked, PlaceName } from './protocol.js' */

/** @type {{ package: string, scratch: string, script?: string, rolldown: string }} */
const given = JSON.parse(process.argv[2] ?? '{}');
const folders = {
  runner: fileURLToPath(new URL('.', import.meta.url)).replace(/[/\\]$/, ''),
  package: given.package,
  bundle: resolve(given.scratch, 'bundle'),
  script: given.script ? dirname(given.script) : '',
  values: resolve(given.scratch, 'values'),
};
mkdirSync(folders.values, { recursive: true });
const server = await serve(
  { runner: folders.runner, package: folders.package, bundle: folders.bundle },
  folders.values,
);
/** @type {Map<PlaceName, Place>} */
const places = new Map();
/** @type {Promise<string> | undefined} */
let bundled;

/** @param {PlaceName} name */
async function begin(name) {
  const place = name === 'node' ? nodePlace(folders) : await browserPlace(name, server.url);
  places.set(name, place);
  return { version: place.version };
}

/**
 * Where an arm's question has a path of the runner's, the place has one of its own.
 *
 * @param {PlaceName} name
 * @param {Place} place
 * @param {Asked} asked
 * @returns {Promise<Asked>}
 */
async function placed(name, place, asked) {
  if (asked.ask === 'open') return { ...asked, module: await moduleOf(name, place, asked.module) };
  if (asked.ask === 'result') return { ...asked, to: place.url(`values/${asked.to}`) };
  if (asked.ask === 'prepare' && asked.input !== undefined) {
    return { ...asked, input: place.url(`values/${asked.input}`) };
  }
  return asked;
}

/** @param {PlaceName} name @param {Place} place @param {string} module */
async function moduleOf(name, place, module) {
  if (module !== 'script') return place.url(module);
  const script = given.script ?? '';
  // Node finds packages by itself.
  if (name === 'node') return place.url(`script/${script.slice(dirname(script).length + 1)}`);
  bundled ??= bundle(script, given.rolldown, folders.bundle);
  return place.url(`bundle/${await bundled}`);
}

/** @param {{ place: PlaceName, arm: string, limit: number, asked: Asked }} question */
async function ask({ place: name, arm, limit, asked }) {
  const place = places.get(name);
  if (!place) throw Object.assign(new Error(`${name} is not running`), { code: 'no-place' });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error(`it took longer than ${limit / 1000} s`), { code: 'limit' }));
    }, limit);
  });
  try {
    return await Promise.race([place.ask(arm, await placed(name, place, asked)), late]);
  } catch (error) {
    // Nothing that is still running may disturb what is measured next.
    await place.restart(arm);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {object} answer */
const tell = (answer) => process.stdout.write(`${MARK}${JSON.stringify(answer)}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  try {
    const question = JSON.parse(line);
    tell(question.begin ? { answer: await begin(question.begin) } : await ask(question));
  } catch (error) {
    tell({ error: refusal(error) });
  }
}
await Promise.allSettled([...places.values()].map((place) => place.close()));
await server.close();
process.exit();
