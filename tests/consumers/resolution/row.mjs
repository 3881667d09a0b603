/**
 * Whether types are found, and are right, by every way of resolving modules; and what the two linters of packages say of ours.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { packageFolder, root } from '../../browser/support/places.mjs';
import { packed } from '../frame/install.mjs';
import { NOTHING, versionOf } from '../frame/row.mjs';

/** Written by hand, where they are there. */
const BINDINGS = ['react', 'vue', 'vite'].map((name) => resolve(root, 'packages', name));

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'resolution',
  title: 'types: bundler, node16, nodenext; publint; attw',
  needs: NOTHING,
  version: versionOf('typescript'),
  async run(app) {
    for (const resolution of ['bundler', 'node16', 'nodenext']) {
      await app.bin('tsc', ['-p', `tsconfig.${resolution}.json`]);
    }
    const generated = /** @type {const} */ (['image', 'surface', 'threads']).map(packageFolder);
    const written = BINDINGS.filter((folder) => existsSync(resolve(folder, 'package.json')));
    for (const folder of [...generated, ...written]) {
      const tarball = await packed(folder);
      await app.bin('publint', ['run', '--strict', tarball]);
      /** @type {{ exports: Record<string, unknown> }} */
      const { exports } = JSON.parse(await readFile(resolve(folder, 'package.json'), 'utf8'));
      // What is imported as a module of WebAssembly has the type that the host's own declarations give it.
      const wasm = Object.keys(exports).filter((path) => path.endsWith('.wasm'));
      const apart = wasm.length ? ['--exclude-entrypoints', ...wasm] : [];
      // Packages are modules: whoever resolves as CommonJS did before exports were there gets no types, and `require` types only in Node.
      await app.bin('attw', [
        ...[tarball, '--profile', 'esm-only', '--no-color', '--format', 'ascii'],
        ...apart,
      ]);
    }
  },
};
