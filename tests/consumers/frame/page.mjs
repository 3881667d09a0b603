/** The page of an app whose bundler makes a script and nothing else. */
import { mkdir, writeFile } from 'node:fs/promises';

/** @import { App } from './install.mjs' */

/**
 * @param {App} app
 * @param {string} [script] the bundle, in `dist`
 */
export async function writePage(app, script = 'main.js') {
  await mkdir(app.at('dist'), { recursive: true });
  await writeFile(
    app.at('dist/index.html'),
    `<!doctype html>
<meta charset="utf-8">
<title>A bundle</title>
<link rel="icon" href="data:,">
<script type="module" src="/${script}"></script>
`,
  );
}
