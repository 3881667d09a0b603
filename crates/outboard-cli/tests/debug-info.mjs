/**
 * Stops a lane at a line of Rust, as DevTools do: `node debug-info.mjs <folder of the package>`. Prints one line of JSON: where it stopped,
 * and the stack of a trap.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import puppeteer from 'puppeteer-core';

const folder = process.argv[2] ?? '';
/** @type {Record<string, string>} */
const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
const start = '<script type="module">globalThis.engine = await import("/index.js");</script>';
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/') {
    response.setHeader('Content-Type', 'text/html').end(start);
    return;
  }
  try {
    const bytes = await readFile(folder + pathname);
    response.setHeader('Content-Type', types[extname(pathname)] ?? 'text/plain').end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

/** The rows of a source map: offset, source, line, column. @param {string} mappings */
function decoded(mappings) {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const now = [0, 0, 0, 0];
  return mappings.split(',').map((segment) => {
    let [value, shift, kind] = [0, 0, 0];
    for (const letter of segment) {
      const digit = digits.indexOf(letter);
      value |= (digit & 31) << shift;
      shift += 5;
      if (digit & 32) continue;
      now[kind] = (now[kind] ?? 0) + (value & 1 ? -(value >> 1) : value >> 1);
      kind += 1;
      [value, shift] = [0, 0];
    }
    return [...now];
  });
}

const browser = await puppeteer.launch({
  executablePath: process.env.OUTBOARD_CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
// Whatever hangs, this ends.
const late = setTimeout(() => {
  browser.process()?.kill('SIGKILL');
  process.exit(3);
}, 90_000);
const page = await browser.newPage();
/** @type {Promise<import('puppeteer-core').WebWorker>} */
const lane = new Promise((done) => page.once('workercreated', done));
await page.goto(`http://127.0.0.1:${port}/`);
await page.waitForFunction('globalThis.engine');
await page.evaluate('engine.total(new Uint32Array([1]))');
const { client } = await lane;
/** @type {Promise<any>} */
const parsed = new Promise((done) =>
  client.on('Debugger.scriptParsed', (script) => {
    if (script.scriptLanguage === 'WebAssembly') done(script);
  }),
);
await client.send('Debugger.enable');
const { url, sourceMapURL, scriptId } = await parsed;
const map = await (await fetch(new URL(sourceMapURL, url))).json();
const rows = decoded(map.mappings);
const source = map.sources.indexOf('src/lib.rs');
const lines = map.sourcesContent[source].split('\n');
const line = lines.findIndex((/** @type {string} */ text) => text.includes('// stop here'));
const row = rows.find((row) => row[1] === source && row[2] === line);
await client.send('Debugger.setBreakpoint', {
  location: { scriptId, lineNumber: 0, columnNumber: row?.[0] ?? 0 },
});
/** @type {Promise<any>} */
const paused = new Promise((done) => client.once('Debugger.paused', done));
const call = page.evaluate('engine.total(new Uint32Array([4]))');
const frames = (await paused).callFrames.slice(0, 2);
const stopped = frames.map((/** @type {any} */ { functionName, location }) => {
  const row = rows.filter(([offset = 0]) => offset <= location.columnNumber).at(-1) ?? [];
  const text = map.sourcesContent[row[1] ?? 0]?.split('\n')[row[2] ?? 0];
  return { name: functionName, source: map.sources[row[1] ?? 0], text };
});
await client.send('Debugger.disable');
const total = await call;
const trap = await page.evaluate('engine.traps().then(() => "", (error) => error.stack)');
console.log(JSON.stringify({ stopped, total, trap }));
clearTimeout(late);
await browser.close();
server.close();
process.exit();
