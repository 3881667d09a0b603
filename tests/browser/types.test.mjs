/** The installed types, as a strict app sees them under both ways of resolving modules. */
import { resolve } from 'node:path';
import { before, test } from 'node:test';
import { install } from './support/install.mjs';
import { root } from './support/places.mjs';
import { must } from './support/process.mjs';

/** @type {import('./support/install.mjs').App} */
let app;

before(async () => {
  const template = resolve(root, 'tests/consumers/types');
  app = await install('types', ['image', 'surface', 'attributed'], template);
});

for (const resolution of ['bundler', 'nodenext']) {
  // Right uses pass, and wrong ones are errors: `@ts-expect-error` says where.
  test(`\`tsc --strict\` with moduleResolution ${resolution}`, async () => {
    await must(
      'node',
      [resolve(root, 'node_modules/typescript/bin/tsc'), '-p', `tsconfig.${resolution}.json`],
      { cwd: app.folder },
    );
  });
}
