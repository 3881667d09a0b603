/** The packed packages in bare pages of three browser engines. */
import { resolve } from 'node:path';
import { after, before, describe } from 'node:test';
import { attributed } from './pages/attributed.mjs';
import { inline } from './pages/inline.mjs';
import { surface } from './pages/surface.mjs';
import { KINDS, launch, NAMES } from './support/browsers.mjs';
import { install } from './support/install.mjs';
import { root } from './support/places.mjs';

/** @typedef {import('./support/install.mjs').App} App */

/** @type {{ surface: App, attributed: App }} */
let apps;

before(async () => {
  apps = {
    surface: await install('pages-surface', ['surface']),
    attributed: await install(
      'pages-attributed',
      ['attributed'],
      resolve(root, 'tests/consumers/page'),
    ),
  };
});

for (const kind of KINDS) {
  describe(NAMES[kind], () => {
    /** @type {import('./support/browsers.mjs').Browser} */
    let browser;

    before(async () => {
      browser = await launch(kind);
    });

    after(() => browser?.close());

    surface(
      () => browser,
      () => apps.surface,
    );
    attributed(
      () => browser,
      () => apps.attributed,
    );
    inline(
      () => browser,
      () => apps.surface,
    );
  });
}
