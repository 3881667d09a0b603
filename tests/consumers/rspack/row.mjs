/** Rspack 2, without any configuration. */
import { writePage } from '../frame/page.mjs';
import { lookBoth } from '../frame/pages.mjs';
import { NOTHING, versionOf } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'rspack',
  title: 'Rspack 2',
  needs: NOTHING,
  version: versionOf('@rspack/core'),
  async run(app) {
    await app.npm('build');
    await writePage(app);
    await lookBoth(app.at('dist'));
  },
};
