/** The pages of a bench, built by Vite as an app is built for production. */
import { build } from 'vite';

/**
 * @param {string} root a folder with an `index.html`
 * @param {string} outDir
 * @param {object} [options]
 * @param {Record<string, string>} [options.alias] folders, by the names under which modules import from them
 * @param {RegExp[]} [options.external] what stays as it is: the packages, which a page of a bench loads unbundled
 */
export async function bundle(root, outDir, { alias = {}, external = [/^\/packages\//] } = {}) {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { alias },
    worker: { format: 'es', rolldownOptions: { external } },
    build: {
      target: 'es2023',
      rolldownOptions: { external },
      outDir,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1000,
    },
  });
}
