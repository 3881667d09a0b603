/** Installs an example with packed packages, in a folder where it can be tried: `node examples/install.mjs react-uploader`. */
import { relative, resolve } from 'node:path';
import { installApp } from '../tests/browser/support/bindings.mjs';
import { root } from '../tests/browser/support/places.mjs';

/** The binding that each example uses. @type {Record<string, string>} */
const examples = { 'react-uploader': 'react', 'vue-compare': 'vue' };

const [name = ''] = process.argv.slice(2);
const binding = examples[name];
if (!binding) {
  console.error(`Which example? There are ${Object.keys(examples).join(' and ')}.`);
  process.exit(2);
}
const from = resolve(root, 'examples', name);
const { folder } = await installApp(`../examples/${name}`, from, ['image'], [binding]);
console.log(`It is installed. To start it: cd ${relative(process.cwd(), folder)} && npm run dev`);
