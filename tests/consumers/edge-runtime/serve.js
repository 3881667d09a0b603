/** Runs the bundle in the edge runtime, posts the photograph to it, and says what it answered. */
import { readdir, readFile } from 'node:fs/promises';
import { EdgeVM } from '@edge-runtime/vm';

const modules = {};
for (const file of await readdir('dist')) {
  if (file.endsWith('.wasm')) {
    modules[file] = await WebAssembly.compile(await readFile(`dist/${file}`));
  }
}
const vm = new EdgeVM({ extend: (context) => Object.assign(context, { modules }) });
vm.evaluate(await readFile('dist/edge.js', 'utf8'));
const body = await readFile(process.argv.at(-1));
const headers = { 'Content-Type': 'image/jpeg' };
const response = await vm.dispatchFetch('http://edge.test/', { method: 'POST', body, headers });
const facts = await response.json();
console.log(JSON.stringify({ facts, at: Date.now() }));
