/** Rolldown leaves `new URL('…', import.meta.url)` as it is, so it is given the entry that is one file. */
import { strictInline } from '../../browser/support/server.mjs';
import { writePage } from '../frame/page.mjs';
import { lookBoth } from '../frame/pages.mjs';
import { versionOf } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'rolldown',
  title: 'Rolldown',
  needs: '`./inline`',
  version: versionOf('rolldown'),
  async run(app) {
    await app.npm('build');
    await writePage(app);
    await lookBoth(app.at('dist'), { policy: strictInline, alone: ['simd'], isolated: ['simd'] });
  },
};
