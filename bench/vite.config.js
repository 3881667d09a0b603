import { join } from 'node:path';
import { defineConfig } from 'vite';

/** The page with the peers in it. The packages are not bundled: the page loads them as they are. */
const external = [/^\/packages\//];

export default defineConfig({
  root: join(import.meta.dirname, 'page'),
  logLevel: 'warn',
  worker: { format: 'es', rolldownOptions: { external } },
  build: {
    target: 'es2023',
    rolldownOptions: { external },
    outDir: join(import.meta.dirname, '../target/bench/page'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
});
