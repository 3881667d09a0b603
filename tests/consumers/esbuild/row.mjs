/** esbuild leaves `new URL('…', import.meta.url)` as it is, so it is given the entry that is one file. */
import assert from 'node:assert/strict';
import { serve, strict, strictInline } from '../../browser/support/server.mjs';
import { writePage } from '../frame/page.mjs';
import { lookBoth, lookRefused, mounts } from '../frame/pages.mjs';
import { versionOf } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'esbuild',
  title: 'esbuild',
  needs: '`./inline`',
  quick: true,
  version: versionOf('esbuild'),
  async run(app) {
    await app.npm('build');
    await writePage(app);
    // Whoever does not know is told which file the page asked for in vain, with the first call.
    await app.npm('build:plain');
    await writePage(app, '/main.js', 'plain');
    const server = await serve(app.at('plain'), strict, mounts);
    const said = await lookRefused(`${server.url}/`);
    await server.close();
    assert.match(said.code, /^outboard\/(download|worker)-failed$/);
    assert.match(said.message, /\/(worker\.js|image\.simd\.wasm) .*404/);
    await lookBoth(app.at('dist'), { policy: strictInline, alone: ['simd'], isolated: ['simd'] });
  },
};
