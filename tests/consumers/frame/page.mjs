/** The page of an app whose bundler makes a script and nothing else. */
import { mkdir, writeFile } from 'node:fs/promises';

/** @import { App } from './install.mjs' */

/**
 * @param {App} app
 * @param {string} [script] the bundle
 * @param {string} [folder] where the page is put
 */
export async function writePage(app, script = '/main.js', folder = 'dist') {
  await mkdir(app.at(folder), { recursive: true });
  await writeFile(
    app.at(`${folder}/index.html`),
    `<!doctype html>
<meta charset="utf-8">
<title>A bundle</title>
<link rel="icon" href="data:,">
<script type="module" src="${script}"></script>
`,
  );
}
