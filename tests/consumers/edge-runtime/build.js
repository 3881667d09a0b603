/** Bundles for the edge as hosts of it do: the condition `edge-light`, and `.wasm?module` as a compiled module. */
import { build } from 'esbuild';

/** `x.wasm?module` is copied beside the bundle, and is `globalThis.modules['x.wasm']` in it. */
const wasm = {
  name: 'wasm-module',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.wasm\?module$/ }, async ({ path, resolveDir }) => {
      const { pathToFileURL, fileURLToPath } = await import('node:url');
      const url = new URL(path.replace('?module', ''), `${pathToFileURL(resolveDir)}/`);
      return { path: fileURLToPath(url), namespace: 'wasm-module' };
    });
    onLoad({ filter: /.*/, namespace: 'wasm-module' }, async ({ path }) => {
      const { copyFile, mkdir } = await import('node:fs/promises');
      const { basename } = await import('node:path');
      await mkdir('dist', { recursive: true });
      await copyFile(path, `dist/${basename(path)}`);
      return { contents: `export default globalThis.modules[${JSON.stringify(basename(path))}];` };
    });
  },
};

await build({
  entryPoints: ['src/edge.js'],
  bundle: true,
  format: 'iife',
  conditions: ['edge-light'],
  outfile: 'dist/edge.js',
  plugins: [wasm],
});
