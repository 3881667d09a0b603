/** Samples that say what comes out are run in Node. */

import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../../browser/support/process.mjs';
import { withClaims } from './claims.mjs';
import { docs, root } from './fences.mjs';

/** @import { Module } from './modules.mjs' */

/** The compiler with an interface: Node 20 knows no `using`, and no types. */
const ts = createRequire(resolve(docs, 'package.json'))('typescript');

/**
 * Runs a sample in the app's folder; what it says has to be so.
 *
 * @param {string} folder
 * @param {Module} module
 */
export async function runs(folder, { name, code }) {
  const { source, count } = withClaims(code);
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: 'ES2022', module: 'ESNext' },
  });
  const file = resolve(folder, name.replace(/\.\w+$/, '.run.mjs'));
  await writeFile(file, `${outputText}\n__reached(${count});\n`);
  const given = pathToFileURL(resolve(root, 'tests/docs/given/given.mjs')).href;
  // Linked packages are those of the app: Node is not to look for what they import beside where they really are.
  const {
    code: ended,
    signal,
    stdout,
    stderr,
  } = await run('node', ['--preserve-symlinks', '--import', given, file], {
    cwd: root,
    seconds: 60,
  });
  if (ended !== 0) throw new Error(`it ended with ${signal ?? ended}\n${stdout}${stderr}`);
}
