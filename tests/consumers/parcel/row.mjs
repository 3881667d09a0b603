/** Parcel 2, without any configuration. It puts an import map into the page. */
import { lookBoth, mapped } from '../frame/pages.mjs';
import { NOTHING, versionOf } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'parcel',
  title: 'Parcel 2',
  needs: NOTHING,
  version: versionOf('parcel'),
  async run(app) {
    await app.npm('build');
    await lookBoth(app.at('dist'), { policy: mapped });
  },
};
