/** WebKitGTK, by way of its own WebDriver and a display that nobody sees. */
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { pack, unpack } from './carried.js';
import { Closers, start, temporary } from './owned.js';
import { programPath } from './programs.js';
import { Session } from './webdriver.js';

/** @import { Browser, Page } from './browser.js' */

/** How long the display and the driver may take to start, on a busy machine. */
const START_MS = 30_000;

/** @returns {Promise<Browser>} */
export async function launch() {
  const closers = new Closers();
  try {
    const { folder, remove } = await temporary();
    closers.add(remove);
    const display = await startDisplay(closers);
    const address = await startDriver(closers, {
      ...process.env,
      DISPLAY: display,
      HOME: folder,
      XDG_CACHE_HOME: folder,
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_RUNTIME_DIR: folder,
      TMPDIR: folder,
      // Everything is on this machine, and a proxy would be asked for it.
      no_proxy: '127.0.0.1',
      // There is no session bus to be found, and nobody to read the page aloud to.
      NO_AT_BRIDGE: '1',
      GIO_USE_VFS: 'local',
      // Only then do pages that are isolated have shared memory.
      JSC_useSharedArrayBuffer: '1',
      // The sandbox needs rights that a container does not give; the pages are ours.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    });
    const session = await Session.begin(address);
    closers.add(() => session.end());
    return {
      kind: 'webkit',
      version: session.version,
      open: (url) => open(session, url),
      close: closers.close,
    };
  } catch (error) {
    await closers.close();
    throw error;
  }
}

/** @param {Closers} closers @returns {Promise<string>} the name of the display */
async function startDisplay(closers) {
  const screen = ['-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'];
  // It picks a free number and writes it to this file descriptor when it is ready.
  const { child, ended, end } = start(programPath('display'), ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  closers.add(end);
  const pipe = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  /** @type {Promise<string>} */
  const number = new Promise((resolve) => {
    let text = '';
    pipe.setEncoding('utf8').on('data', (more) => {
      text += more;
      if (text.endsWith('\n')) resolve(text.trim());
    });
  });
  return `:${await inTime('Xvfb', number, ended)}`;
}

/** @param {Closers} closers @param {NodeJS.ProcessEnv} env @returns {Promise<string>} where the driver answers */
async function startDriver(closers, env) {
  const port = await freePort();
  const { child, ended, end } = start(
    programPath('webkit'),
    [`--port=${port}`, '--host=127.0.0.1'],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  closers.add(end);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-2000);
  });
  const address = `http://127.0.0.1:${port}`;
  const answers = async () => {
    while (child.exitCode === null && child.signalCode === null) {
      const ready = await fetch(`${address}/status`).then(
        (response) => response.ok,
        () => false,
      );
      if (ready) return address;
      await wait(20);
    }
    // `ended` says it better.
    return new Promise(() => {});
  };
  return inTime(
    'WebKitWebDriver',
    answers(),
    ended.then((how) => `${how} ${said}`),
  );
}

/**
 * @template Value
 * @param {string} what
 * @param {Promise<Value>} ready
 * @param {Promise<string>} ended
 * @returns {Promise<Value>}
 */
async function inTime(what, ready, ended) {
  const patience = new AbortController();
  const late = wait(START_MS, `it was not ready in ${START_MS / 1000} s`, patience);
  const failed = Promise.race([ended, late]).then((why) => {
    throw new Error(`${what} did not start: ${why}`);
  });
  try {
    return await Promise.race([ready, failed]);
  } finally {
    patience.abort();
    // Nobody listens any more when the time is up, or when it ends.
    failed.catch(() => {});
  }
}

/** The driver cannot choose its own. @returns {Promise<number>} */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((done) => server.close(done));
  return port;
}

/** What keeps the troubles of a page in it; the driver cannot listen. */
const listen = `(() => {
  const troubles = (globalThis[Symbol.for('outboard.troubles')] ??= []);
  addEventListener('error', ({ message }) => message && troubles.push(message));
  addEventListener('unhandledrejection', ({ reason }) => troubles.push(String(reason)));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    troubles.push(\`\${effectiveDirective} forbids \${blockedURI}\`));
})()`;

/** @param {Session} session @param {string} url @returns {Promise<Page>} */
async function open(session, url) {
  const view = await session.window();
  /** @type {string[]} */
  const troubles = [];
  /** @param {string} source */
  const evaluate = async (source) => {
    const { text, heard } = await view.execute(`
      const done = arguments[arguments.length - 1];
      ${pack(source)}.then((text) =>
        done({ text, heard: globalThis[Symbol.for('outboard.troubles')]?.splice(0) ?? [] }));`);
    troubles.push(...heard);
    return unpack(text);
  };
  /** @param {string} url */
  const goto = async (url) => {
    await view.goto(url);
    // The driver is content with a page that says why there is no page.
    const { href, shown } = await evaluate(
      '({ href: location.href, shown: document.body?.innerText })',
    );
    if (href === 'about:blank' && url !== href) throw new Error(`${url}: ${shown}`);
    await evaluate(listen);
  };
  await goto(url);
  return { troubles, evaluate, goto, close: () => view.close() };
}
