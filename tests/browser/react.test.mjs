/** The hooks of React over real engines, in a real page under StrictMode, and what a server sends of them. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { bundle, importOnServer, installApp } from './support/bindings.mjs';
import { sessions } from './support/bindings-page.mjs';
import { launch, open } from './support/chromium.mjs';
import { root } from './support/places.mjs';
import { must } from './support/process.mjs';
import { serve } from './support/server.mjs';

/** @type {import('./support/install.mjs').App} */
let app;
/** @type {import('./support/server.mjs').Server} */
let server;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let troubles;

before(async () => {
  const template = resolve(root, 'tests/browser/bindings/react');
  app = await installApp(
    'bindings-react',
    template,
    ['attributed', 'faults', 'image', 'streams'],
    ['react'],
  );
  // React only warns in its development build.
  await bundle(app, 'development');
  // With shared memory, a call hears at once that it is to stop.
  server = await serve(app.at('dist'), undefined, {}, { isolated: true });
  browser = await launch();
  ({ page, troubles } = await open(browser, `${server.url}/`));
  page.on('console', (message) => {
    if (message.type() === 'warning') troubles.push(message.text());
  });
});

afterEach(() => {
  assert.deepEqual(troubles.splice(0), [], 'nothing was logged');
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const mount = (/** @type {string} */ part) => page.evaluate(`app.mount('${part}')`);
const unmount = () => page.evaluate('app.unmount()');
const click = (/** @type {string} */ name) => page.getByRole('button', { name }).click();
/** @param {string} text @param {string} [selector] */
const shows = (text, selector = 'output') =>
  page
    .locator(selector, { hasText: new RegExp(`^${text}$`) })
    .first()
    .waitFor({ timeout: 10_000 });
/** Waits until an expression holds: the page's policy forbids that it evaluates one by itself. @param {string} expression */
async function until(expression) {
  const end = Date.now() + 10_000;
  while (!(await page.evaluate(expression))) {
    if (Date.now() > end) throw new Error(`This did not come true: ${expression}`);
    await page.waitForTimeout(10);
  }
}
const idle = () =>
  until('app.attributed.engine.stats().calls + app.attributed.engine.stats().queued === 0');

test('types infer those of the clients, and what is wrong is an error', async () => {
  await must('node', [resolve(root, 'node_modules/typescript/bin/tsc')], { cwd: app.folder });
});

test('a call tells its progress, can be cancelled, and runs again', async () => {
  await mount('Counter');
  await shows('done 4');
  await click('long');
  await until("document.querySelector('progress').value > 0");
  assert.equal(await page.locator('progress').getAttribute('title'), 'counting');
  // What is shown is the last result.
  await shows('running 4');
  await click('cancel');
  await shows('cancelled 4');
  await idle();
  await click('nine');
  await shows('done 9');
  await click('again');
  // It was `long` that is wanted.
  await shows('running 9');
  await unmount();
  await idle();
});

test('the last arguments win, and no render shows the result of others as done', async () => {
  await mount('Counter');
  await click('long');
  await until("document.querySelector('progress').value > 0");
  await click('short');
  await shows('done 7');
  await idle();
  const seen = /** @type {string[]} */ (await page.evaluate('app.seen'));
  assert.deepEqual(
    seen.filter((each) => /done/.test(each) && !/^(4: done 4|7: done 7)$/.test(each)),
    [],
  );
  assert.ok(seen.includes('4000: running 4') || seen.includes('4000: running undefined'));
});

test('arguments that are new objects of the same content run once', async () => {
  await mount('Own');
  await shows('done 3');
  await page.evaluate('app.seen.length = 0');
  await click('render');
  await click('render');
  await shows('done 3');
  assert.deepEqual(
    [...new Set(/** @type {string[]} */ (await page.evaluate('app.seen')))],
    ['done'],
  );
});

test('it runs on demand, and shows errors and panics', async () => {
  await mount('OnDemand');
  await shows('idle undefined');
  await click('good');
  await shows('done 41');
  await click('bad');
  await shows('failed 41');
  await shows('EngineError: .+', '[role=alert]');
  await click('good');
  await shows('done 41');
  await click('panic');
  await shows('EnginePanic: no more', '[role=alert]');
});

test('unmounting aborts what runs', async () => {
  await mount('Counter');
  await click('long');
  await until("document.querySelector('progress').value > 0");
  await unmount();
  await idle();
});

test('a handle lives as long as its component, and its arguments', async () => {
  await mount('Held');
  await shows('done done 1');
  assert.equal(await sessions(page), 1, 'StrictMode made two, and one is left');
  await click('five');
  await shows('done done 5');
  assert.equal(await sessions(page), 1);
  await click('renew');
  await shows('done done 8');
  assert.equal(await sessions(page), 1);
  await click('none');
  await shows('idle idle undefined');
  assert.equal(await sessions(page), 0);
  await click('five');
  await shows('done done 5');
  await unmount();
  assert.equal(await sessions(page), 0);
});

test('an engine says how it is', async () => {
  await mount('Engine');
  await shows('ready [12] lanes');
  await page.evaluate('app.faults.engine.stop()');
  await shows('ready 0 lanes');
  await unmount();
});

test('Suspense waits for results, and shares and disposes of them', async () => {
  await mount('Suspended');
  await shows('waiting', 'i');
  await shows('3 6 3');
  assert.equal(await page.locator('output').count(), 2);
  assert.equal(await sessions(page), 1, 'two components share one');
  await click('four');
  await shows('4 8 4');
  assert.equal(await sessions(page), 1);
  await unmount();
  await page.waitForTimeout(50);
  assert.equal(await sessions(page), 0);
});

test('a panic under Suspense goes to the error boundary', async () => {
  await mount('SuspendedPanic');
  await shows('in suspense', '[role=alert]');
  await unmount();
});

test('a function that is made in each render is refused, and not waited for without end', async () => {
  await mount('SuspendedForEver');
  await shows('useSuspenseCall waits for ever: .+', '[role=alert]');
  await unmount();
});

test('a server runs nothing, and what it sent is taken over without a warning', async () => {
  const { render, stats } = await importOnServer(app, 'src/server.tsx');
  const html = render('Hydrated');
  assert.match(html, /running undefined.*running idle undefined.*starting no lanes/s);
  assert.match(render('Suspended'), /waiting/);
  assert.deepEqual([stats().lanes, stats().calls, stats().queued], [0, 0, 0]);
  await page.evaluate(`app.hydrate('Hydrated', ${JSON.stringify(html)})`);
  await shows('done 4');
  await shows('done done 1');
  await shows('ready [12] lanes');
  await unmount();
});

test('an engine that cannot be started says so', async () => {
  const { page: other, troubles: heard } = await open(browser, `${server.url}/`);
  await other.evaluate("app.mount('Broken')");
  await other.getByText('failed InitError').waitFor({ timeout: 10_000 });
  // The browser itself writes that there is no such file.
  assert.ok(
    heard.every((each) => /404/.test(each)),
    heard.join('\n'),
  );
  await other.close();
});
