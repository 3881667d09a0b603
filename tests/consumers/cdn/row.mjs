/** A page whose packages come from another origin, without a bundler and from webpack with a public path of its own. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { serve } from '../../browser/support/server.mjs';
import { writePage } from '../frame/page.mjs';
import { ALONE, ISOLATED, look, lookRefused, mounts } from '../frame/pages.mjs';

/** What a page must let through: scripts and wasm of the other origin, and workers that begin with a blob. */
const policy = (/** @type {string} */ cdn) =>
  `default-src 'none'; script-src 'self' ${cdn} 'unsafe-inline' 'wasm-unsafe-eval'; worker-src 'self' blob: ${cdn}; connect-src 'self' ${cdn}; img-src data:`;

/** @typedef {import('../frame/install.mjs').App} App */

/**
 * A page without a bundler, whose import map leads elsewhere.
 *
 * @param {App} app
 * @param {string} cdn
 * @param {string} main
 */
async function writeMapped(app, cdn, main) {
  const names = ['@outboard/image', 'streams', 'threads'];
  const imports = names.map((name) => [name, `${cdn}/node_modules/${name}/index.js`]);
  const map = JSON.stringify({ imports: Object.fromEntries(imports) });
  await mkdir(app.at('mapped'), { recursive: true });
  await writeFile(
    app.at('mapped/index.html'),
    `<!doctype html>
<meta charset="utf-8">
<title>Packages of another origin</title>
<link rel="icon" href="data:,">
<script type="importmap">${map}</script>
<script type="module" src="/src/${main}"></script>
`,
  );
}

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'cdn',
  title: 'another origin: import map, webpack',
  needs: '`init({ crossOrigin: true })`, or `workerPublicPath`',
  shows: ['webpack.config.js'],
  version: (app) => app.version('webpack'),
  async run(app) {
    const headers = {
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    const elsewhere = await serve(app.folder, '', {}, { headers });
    const cdn = elsewhere.url;
    /**
     * @param {string} folder
     * @param {boolean} isolated
     * @param {(url: string) => Promise<unknown>} see
     */
    const page = async (folder, isolated, see) => {
      const also = { ...mounts, '/src/': app.at('src') };
      const server = await serve(folder, policy(cdn), also, { isolated });
      try {
        await see(`${server.url}/`);
      } finally {
        await server.close();
      }
    };
    /** @param {string} folder */
    const works = async (folder) => {
      await page(folder, false, (url) => look(url, { variants: ALONE }));
      await page(folder, true, (url) => look(url, { variants: ISOLATED }));
    };

    try {
      await writeMapped(app, cdn, 'main.js');
      await page(app.at('mapped'), false, refused);
      await writeMapped(app, cdn, 'main.elsewhere.js');
      await works(app.at('mapped'));
      for (const kind of /** @type {const} */ (['firefox', 'webkit'])) {
        await page(app.at('mapped'), false, (url) => look(url, { kind, variants: ALONE }));
      }

      const env = { CDN: `${cdn}/dist/` };
      await app.npm('build', { env });
      await writePage(app, `${cdn}/dist/main.js`, 'built');
      await works(app.at('built'));

      // Workers from the page's own origin, all else from the other one: nothing is to be said to the packages.
      await app.npm('build:workers', { env: { CDN: `${cdn}/dist-workers/` } });
      await writePage(app, `${cdn}/dist-workers/main.js`, 'dist-workers');
      await works(app.at('dist-workers'));
    } finally {
      await elsewhere.close();
    }
  },
};

/** Without a word to the packages, the first call says what to do. @param {string} url */
async function refused(url) {
  const said = await lookRefused(url);
  assert.equal(said.code, 'outboard/worker-failed');
  assert.match(said.message, /another origin .*init\(\{ crossOrigin: true \}\)/);
}
