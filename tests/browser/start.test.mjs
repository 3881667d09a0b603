/** Starting an engine when the ground is bad, in three browser engines. */
import { after, before, describe } from 'node:test';
import { start } from './pages/start.mjs';
import { apart } from './pages/start-apart.mjs';
import { KINDS, launch, NAMES } from './support/browsers.mjs';
import { packageFolder } from './support/places.mjs';

for (const kind of KINDS) {
  describe(NAMES[kind], () => {
    /** @type {import('./support/browsers.mjs').Browser} */
    let browser;

    before(async () => {
      browser = await launch(kind);
    });

    after(() => browser?.close());

    const given = /** @type {const} */ ([() => browser, () => packageFolder('surface')]);
    start(...given);
    apart(...given);
  });
}
