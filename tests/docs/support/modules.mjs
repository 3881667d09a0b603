/** Fences of JavaScript and TypeScript as modules of an app that has the packages installed. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { root } from './fences.mjs';

/** @import { Fence } from './fences.mjs' */

/** @typedef {{ fence: Fence, name: string, code: string, language: string }} Module */

const kinds = ['js', 'mjs', 'jsx', 'ts', 'tsx', 'html', 'vue'];

/** @param {Fence} fence */
export const isCode = ({ language }) => kinds.includes(language);

/**
 * The modules in a fence: itself, the scripts of a web page, or what a component compiles to.
 *
 * @param {Fence} fence
 * @returns {Promise<Module[]>}
 */
export async function modulesOf(fence) {
  const stem = fence.place.replace(/\.md:/, '-').replace(/[^\w-]+/g, '_');
  /** @param {string} code @param {string} language @param {number} [part] */
  const module = (code, language, part) => ({
    fence,
    code,
    language,
    name: `${stem}${part === undefined ? '' : `-${part}`}.${language === 'js' ? 'mjs' : language}`,
  });
  if (fence.language === 'html') {
    const scripts = fence.code.matchAll(/<script type="module">\n(.*?)<\/script>/gs);
    return [...scripts].map(([, code = ''], part) => module(code, 'js', part));
  }
  if (fence.language === 'vue') return [module(await component(fence), 'ts')];
  return [module(fence.code, fence.language === 'mjs' ? 'js' : fence.language)];
}

/** @param {Fence} fence */
async function component(fence) {
  const { compileScript, parse } = await import('vue/compiler-sfc');
  const { descriptor, errors } = parse(fence.code, { filename: fence.place });
  if (errors[0]) throw errors[0];
  if (!descriptor.scriptSetup && !descriptor.script) return 'export {};\n';
  return compileScript(descriptor, { id: fence.place, inlineTemplate: true }).content;
}

/** The packages that samples may import, by name; those that are not there yet are left out. */
export async function packages() {
  const built = resolve(root, process.env.OUTBOARD_PACKAGES ?? 'target/packages');
  const shown = resolve(root, 'target/docs-samples/packages');
  const folders = [
    resolve(built, 'ai'),
    resolve(built, 'image'),
    resolve(built, 'streams'),
    resolve(built, 'threads'),
    ...['contrast', 'counts', 'my-crate'].map((name) => resolve(shown, name)),
  ];
  for (const name of ['react', 'vue', 'vite']) {
    const folder = resolve(root, 'packages', name);
    if (existsSync(resolve(folder, 'package.json'))) folders.push(folder);
  }
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const folder of folders) {
    const manifest = resolve(folder, 'package.json');
    if (!existsSync(manifest)) {
      throw new Error(`There is no package in ${folder}: \`cargo xtask docs --check\` builds it`);
    }
    found.set(JSON.parse(await readFile(manifest, 'utf8')).name, folder);
  }
  return found;
}

/**
 * An empty app with links to the packages.
 *
 * @param {string} folder
 */
export async function app(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(resolve(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  for (const [name, from] of await packages()) {
    const link = resolve(folder, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(from, link, 'dir');
  }
  return folder;
}
