import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { models } from './models';
import { thumbnails } from './thumbnails';

/** The folder of the built engines; `cargo xtask studio` builds them there. */
const packages = resolve(
  import.meta.dirname,
  process.env.OUTBOARD_PACKAGES ?? '../target/packages',
);

/** The photographs that are offered; `cargo xtask samples` fetches them. */
const samples = resolve(import.meta.dirname, process.env.OUTBOARD_SAMPLES ?? '../target/samples');

/** An engine's package, by its folder: what the Studio shows is what was built last. */
function engine(folder: string, file = 'index.js'): string {
  const entry = resolve(packages, folder, file);
  if (!existsSync(entry)) {
    throw new Error(`${entry} is missing: build the engines first, with \`cargo xtask studio\``);
  }
  return entry;
}

for (const each of ['ai', 'image']) engine(each);

/** The policy of the built page. The development server needs inline scripts, so it has none. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob:",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  plugins: [
    react(),
    contentSecurityPolicy,
    models(),
    thumbnails(samples, engine('image', 'node.js')),
  ],
  resolve: {
    alias: [
      { find: /^@outboard\/(\w+)$/, replacement: resolve(packages, '$1/index.js') },
      // What the client of an engine loads by itself, later.
      { find: /^@outboard\/(\w+)\/runtime/, replacement: resolve(packages, '$1/runtime') },
    ],
  },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // A script in a `data:` URL, such as that of an AudioWorklet, is what the policy forbids.
    assetsInlineLimit: (file) => (file.endsWith('.js') ? false : undefined),
  },
  server: { host: '127.0.0.1', fs: { allow: ['..', packages] } },
  preview: { host: '127.0.0.1' },
});
