/** The package's own files, from a server that knows nothing of them, in three browser engines. */
import { browser, lookBoth, mapped } from '../frame/pages.mjs';

/** @type {readonly import('../../../crates/outboard-measure/runner/browsers/browser.js').Kind[]} */
const KINDS = ['chromium', 'firefox', 'webkit'];

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'bare',
  title: 'no bundler',
  needs: 'an import map',
  quick: true,
  version: async () => {
    const started = await Promise.all(KINDS.map(browser));
    return started
      .map(
        ({ kind, version }) =>
          `${kind} ${version
            .split('.')
            .slice(0, kind === 'webkit' ? 2 : 1)
            .join('.')}`,
      )
      .join(', ');
  },
  async run(app) {
    for (const kind of KINDS) {
      await lookBoth(app.folder, { kind, policy: mapped });
    }
  },
};
