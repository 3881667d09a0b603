/** The types of all samples at once, in one program for each way of checking. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { run } from '../../browser/support/process.mjs';
import { root } from './fences.mjs';

/** @import { Module } from './modules.mjs' */

const options = {
  target: 'ES2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable', 'ESNext.Disposable'],
  types: ['node'],
  typeRoots: [resolve(root, 'node_modules/@types')],
  jsx: 'react-jsx',
  allowJs: true,
  checkJs: true,
  skipLibCheck: true,
  noEmit: true,
  preserveSymlinks: true,
  allowImportingTsExtensions: true,
  moduleDetection: 'force',
};

/**
 * What the compiler says, by the name of a module. TypeScript is held to `strict`. JavaScript is not: it declares no types by which a
 * missing value could be told from one that is there, and neither does what a component compiles to.
 *
 * @param {string} folder of an app
 * @param {Module[]} modules
 * @returns {Promise<Map<string, string[]>>}
 */
export async function check(folder, modules) {
  /** @param {Module} module */
  const isTyped = ({ fence }) => fence.language === 'ts' || fence.language === 'tsx';
  const [typed, untyped] = await Promise.all([
    compile(folder, true, modules.filter(isTyped)),
    compile(
      folder,
      false,
      modules.filter((module) => !isTyped(module)),
    ),
  ]);
  return new Map([...typed, ...untyped]);
}

/** @param {string} folder @param {boolean} strict @param {Module[]} modules */
async function compile(folder, strict, modules) {
  for (const { name, code } of modules) await writeFile(resolve(folder, name), code);
  const given = await readFile(resolve(root, 'tests/docs/given/given.d.ts'), 'utf8');
  await writeFile(resolve(folder, 'given.d.ts'), given);
  const config = {
    compilerOptions: { ...options, strict },
    files: ['given.d.ts', ...modules.map(({ name }) => name)],
  };
  const project = resolve(folder, strict ? 'tsconfig.json' : 'tsconfig.loose.json');
  await writeFile(project, JSON.stringify(config, null, 2));
  const tsc = resolve(root, 'node_modules/.bin/tsc');
  const { code, stdout, stderr } = await run(tsc, ['-p', project, '--pretty', 'false'], {
    cwd: folder,
  });
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const line of stdout.split('\n')) {
    const name = /^([^(\s]+)\(\d+,\d+\): error/.exec(line)?.[1];
    if (name) found.set(name, [...(found.get(name) ?? []), line]);
  }
  // An error of the configuration, or of the compiler, belongs to no sample.
  if (code !== 0 && found.size === 0) throw new Error(`tsc: ${stdout}${stderr}`);
  return found;
}
