/** The guide as a site. `cargo xtask docs` builds it with the API reference. */

import { defineConfig } from 'vitepress';
import { plainFences } from './fences.js';
import { copyOutside, outside } from './outside.js';
import { sidebar } from './sidebar.js';

/** The site may lie in any folder of a server; `OUTBOARD_DOCS_BASE` says which. */
const base = process.env.OUTBOARD_DOCS_BASE ?? '/';

export default defineConfig({
  base,
  lang: 'en',
  title: 'Outboard',
  description: 'Rust for the heavy work of the web app you already have.',
  head: [['link', { rel: 'icon', href: `${base}icon.svg` }]],
  outDir: '../target/docs',
  cacheDir: '../target/docs-cache',
  srcExclude: ['node_modules/**'],
  cleanUrls: false,
  // Whoever serves the folder decides what is at `/api`: VitePress has not built it. tests/docs checks every link.
  ignoreDeadLinks: true,
  metaChunk: true,
  markdown: {
    config(md) {
      md.use(plainFences);
      md.use(outside);
    },
  },
  buildEnd: ({ outDir }) => copyOutside(outDir),
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar,
    nav: [
      { text: 'From Rust', link: '/start-rust' },
      { text: 'From the web', link: '/start-web' },
      { text: 'API', link: '/api' },
    ],
    docFooter: { prev: 'Before', next: 'Next' },
  },
});
