/** Development: an edit of Rust reaches an open page without a reload, by Vite, by the command's own server, and in front of another. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createTcpServer } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { createServer } from 'vite';
import outboard from '../../packages/vite/src/index.js';
import { launch, open } from './support/chromium.mjs';
import { consumers, root } from './support/places.mjs';
import { run } from './support/process.mjs';

/** @import { Browser, Page } from 'playwright-core' */

const command = resolve(root, process.env.OUTBOARD ?? 'target/debug/outboard');
const folder = resolve(consumers, 'dev');
const lib = resolve(folder, 'engine/src/lib.rs');

/** The first build compiles wasm-bindgen. */
const FIRST = 300_000;
const REBUILT = 60_000;

/** @type {Browser} */
let browser;
/** The source as it begins. @type {string} */
let source;

before(async () => {
  await rm(folder, { recursive: true, force: true });
  await cp(resolve(root, 'tests/browser/dev'), folder, { recursive: true });
  await mkdir(resolve(folder, 'engine/src'), { recursive: true });
  // Its dependencies are those of an engine that other tests have built.
  for (const file of ['Cargo.toml', 'Cargo.lock']) {
    await cp(resolve(root, 'tests/engines/counter', file), resolve(folder, 'engine', file));
  }
  source = await readFile(resolve(folder, 'lib.rs'), 'utf8');
  await writeFile(lib, source);
  process.env.CARGO_TARGET_DIR = resolve(root, 'target/tests/dev');
  browser = await launch();
});

after(() => browser?.close());

/** What `answer` is from now on. @param {string} value */
const edit = (value) => writeFile(lib, source.replace('    1\n', `    ${value}\n`));

/** A page with the engine, marked so that a reload would show. @param {string} url */
async function marked(url) {
  const { page, troubles } = await open(browser, url, { timeout: FIRST });
  await page.locator('output:not(:empty)').waitFor({ timeout: FIRST });
  assert.equal(await page.textContent('output'), '1');
  await page.evaluate(() => Object.assign(globalThis, { marker: 'here' }));
  return { page, troubles };
}

/** @param {Page} page */
const marker = (page) => page.evaluate(() => /** @type {any} */ (globalThis).marker);

/** @param {Page} page @param {number} value */
const answers = (page, value) =>
  page.evaluate(
    async ([value, most]) => {
      const { answer } = /** @type {any} */ (globalThis).engine;
      const from = performance.now();
      for (let last; last !== value; ) {
        last = await answer();
        if (performance.now() - from > most) throw new Error(`it answers ${last}, not ${value}`);
        await new Promise((done) => setTimeout(done, 20));
      }
    },
    /** @type {const} */ ([value, REBUILT]),
  );

/** Calls that take a while, one after the other: with which build each was made, and what it gave. @param {Page} page */
const keepBusy = (page) =>
  page.evaluate(async () => {
    const scope = /** @type {any} */ (globalThis);
    const { engine, slowly, Tally } = scope.engine;
    addEventListener('outboard:swapped', () => {
      scope.swaps = true;
    });
    scope.tally = await Tally.create();
    scope.calls = [];
    scope.busy = (async () => {
      do {
        const call = { from: engine.pool.build, value: await slowly(4_000_000), to: '' };
        call.to = engine.pool.build;
        scope.calls.push(call);
      } while (!scope.enough);
    })();
    // One that waits for a lane to start may be run by the next build too.
    while (!scope.calls.length) await new Promise((done) => setTimeout(done, 5));
  });

/** Waits, and calls nothing: what would wait behind that for its turn is run by the next build. @param {Page} page */
const swapped = (page) =>
  page.waitForFunction(() => /** @type {any} */ (globalThis).swaps, null, { timeout: REBUILT });

/** What came of them: none was lost, and one that was under way while the engine was swapped gave the old answer. @param {Page} page */
async function checkBusy(page) {
  const { calls, stale } = await page.evaluate(async () => {
    const scope = /** @type {any} */ (globalThis);
    // One at least that was made after the swap.
    const { pool } = scope.engine.engine;
    while (scope.calls.at(-1).from !== pool.build) await new Promise((done) => setTimeout(done, 5));
    scope.enough = true;
    await scope.busy;
    const stale = await scope.tally.add(1).catch((/** @type {any} */ error) => error);
    return { calls: scope.calls, stale: `${stale.code}: ${stale.message}` };
  });
  const across = calls.filter((/** @type {any} */ { from, to }) => from !== to);
  assert.deepEqual(
    across.map((/** @type {any} */ { value }) => value),
    [1],
    JSON.stringify(calls),
  );
  assert.equal(calls.at(-1).value, 2);
  assert.match(stale, /^outboard\/stale-handle: This Tally is of the build before.*make it again$/);
}

/** An edit that does not compile, and one that does. @param {Page} page @param {string} overlay */
async function breakAndMend(page, overlay) {
  await edit('"three"');
  const shown = page.locator(overlay);
  await shown.waitFor({ state: 'attached', timeout: REBUILT });
  const text = await shown.evaluate((element) => element.shadowRoot?.textContent ?? '');
  assert.match(text, /error\[E0308\]: mismatched types/);
  assert.match(text, /engine\/src\/lib\.rs:8:5/);
  assert.match(text, /expected `u32`, found `&str`/);
  await edit('3');
  await shown.waitFor({ state: 'detached', timeout: REBUILT });
  await answers(page, 3);
}

/** Runs in the page. */
function hasMore() {
  const { engine } = /** @type {any} */ (globalThis);
  return Boolean(engine?.more);
}

describe('a Vite app with the plugin', () => {
  /** @type {import('vite').ViteDevServer} */
  let vite;
  let url = '';
  /** @type {string[]} */
  const said = [];

  before(async () => {
    await edit('1');
    const logger = /** @type {any} */ ({ hasErrorLogged: () => false, hasWarned: false });
    for (const kind of ['info', 'warn', 'warnOnce', 'error']) {
      logger[kind] = (/** @type {string} */ text) => said.push(text);
    }
    vite = await createServer({
      root: folder,
      configFile: false,
      customLogger: { ...logger, clearScreen: () => {} },
      server: { host: '127.0.0.1', port: 0 },
      plugins: [outboard({ command, isolated: true })],
    });
    await vite.listen();
    url = String(vite.resolvedUrls?.local[0]);
  });

  after(() => vite?.close());

  test('a swap, an error, another API: each as the page should see it', async () => {
    const { page, troubles } = await marked(url);
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    await keepBusy(page);
    await edit('2');
    await swapped(page);
    await checkBusy(page);
    await answers(page, 2);
    await breakAndMend(page, 'vite-error-overlay');
    assert.equal(await marker(page), 'here', 'the page was never loaded again');
    assert.deepEqual(troubles, []);
    assert.ok(
      said.some((text) => /\[outboard\].*E0308/s.test(text)),
      'the terminal shows it too',
    );
    assert.ok(
      said.some((text) => /\[outboard\] built counter in \d+ ms/.test(text)),
      said.join('\n'),
    );

    const more = '/// More.\n#[wasm_bindgen]\npub fn more() -> u32 {\n    9\n}\n';
    await writeFile(lib, `${source}\n${more}`);
    await page.waitForFunction(hasMore, null, { timeout: REBUILT });
    assert.equal(await marker(page), undefined, 'a page whose API is another is loaded again');
    const value = await page.evaluate(() => /** @type {any} */ (globalThis).engine.more());
    assert.equal(value, 9);
    await page.close();
  });

  test('Node gets the package that is for Node', async () => {
    await writeFile(resolve(folder, 'src/server.js'), "export * from '../engine';\n");
    const module = await vite.ssrLoadModule('/src/server.js');
    assert.equal(await module.answer(), 1);
    module.engine.stop();
  });
});

/**
 * `outboard dev`, and what it says.
 *
 * @param {string[]} args
 */
async function develop(...args) {
  const child = spawn(command, ['dev', 'engine', '--json', ...args], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  /** @type {any[]} */
  const events = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => events.push(JSON.parse(line)));
  await once(lines, 'line');
  const [{ url }] = events;
  return {
    child,
    url: String(url),
    events,
    async built() {
      while (!events.some(({ event }) => event === 'built')) await once(lines, 'line');
    },
    /** @param {NodeJS.Signals} signal */
    async end(signal) {
      const ended = once(child, 'exit');
      child.kill(signal);
      assert.deepEqual(await ended, [0, null]);
    },
  };
}

test('a folder of pages, served by the command', async () => {
  await edit('1');
  const server = await develop('--serve', '.');
  try {
    const { page, troubles } = await marked(new URL('plain.html', server.url).href);
    assert.equal(await page.evaluate(() => crossOriginIsolated), false);
    await keepBusy(page);
    await edit('2');
    await swapped(page);
    await checkBusy(page);
    await answers(page, 2);
    await breakAndMend(page, 'outboard-overlay');
    assert.equal(await marker(page), 'here');
    assert.deepEqual(troubles, []);
    await page.close();

    const client = await fetch(new URL('@outboard/counter/client.js', server.url));
    assert.match(await client.text(), /engine\.fn\('answer'/);
    assert.equal((await fetch(new URL('@outboard/other/client.js', server.url))).status, 404);
    const built = server.events.find(({ event }) => event === 'built');
    assert.equal(built.crate, 'counter');
    assert.ok(
      built.ms > 0 && built.steps.some((/** @type {any} */ { step }) => step === 'compile'),
    );
  } finally {
    await server.end('SIGINT');
  }
  await assert.rejects(fetch(server.url), 'nothing listens there any more');
});

test('a server of the app’s own, with the command in front of it', async () => {
  await edit('1');
  const vite = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    // What changes there is the command's affair.
    server: { host: '127.0.0.1', port: 0, watch: { ignored: ['**/engine/**'] } },
  });
  await vite.listen();
  const own = String(vite.resolvedUrls?.local[0]);
  const server = await develop('--proxy', own, '--isolated');
  try {
    // The app's own server does not know that the package is being built.
    await server.built();
    const { page, troubles } = await marked(new URL('plain.html', server.url).href);
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    await edit('2');
    await answers(page, 2);
    await breakAndMend(page, 'outboard-overlay');
    assert.equal(await marker(page), 'here');

    // Its WebSocket comes through as well: it tells of changes of its own files.
    const show = resolve(folder, 'src/show.js');
    const loaded = page.waitForEvent('load');
    await writeFile(show, `${await readFile(show, 'utf8')}\n`);
    await loaded;
    assert.equal(await marker(page), undefined);
    assert.deepEqual(troubles, []);
    await page.close();

    await vite.close();
    const answer = await fetch(server.url);
    assert.equal(answer.status, 502);
    assert.match(await answer.text(), /error\[proxy-unreachable\]/);
  } finally {
    await vite.close();
    await server.end('SIGTERM');
  }
});

test('what cannot begin says why', async () => {
  const listener = createTcpServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (listener.address());
  for (const [code, ...args] of [
    ['port-in-use', 'engine', '--serve', '.', '--port', String(port)],
    ['bad-proxy', 'engine', '--proxy', 'localhost:3000'],
    ['no-folder', 'engine', '--serve', 'nowhere'],
    ['no-crate', 'nowhere'],
  ]) {
    const { code: status, stdout } = await run(command, ['dev', '--json', ...args], {
      cwd: folder,
    });
    assert.equal(status, 1, stdout);
    const { event, error } = JSON.parse(stdout);
    assert.deepEqual([event, error.code], ['failed', code]);
    assert.ok(error.message && error.help);
  }
  listener.close();
});

test('it ends with the program that started it, and takes the compiler along', async () => {
  const server = await develop('--attached');
  const ended = once(server.child, 'exit');
  // It is about to compile.
  server.child.stdin.end();
  assert.deepEqual(await ended, [0, null]);
  assert.ok(!server.events.some(({ event }) => event === 'failed'), 'an end is no failure');
});
