/** What keeps an engine from starting in a page, and what the first call says of it. Everything else is mended, and the next works. */
import { strict } from '../support/server.mjs';
import { flipped, half, rebuilt } from '../support/trouble.mjs';

/** @import { Kind } from '../support/browsers.mjs' */
/** @import { Faults } from '../support/trouble.mjs' */

/**
 * @typedef {object} Failure what an error has to be
 * @property {string} code
 * @property {string} [url] the end of it; none where the lane alone knows what broke
 * @property {number} [status]
 * @property {string} [directive]
 * @property {RegExp} message
 */

/**
 * @typedef {object} Start
 * @property {string} name
 * @property {(build: string) => Faults} [faults] given the package's build id
 * @property {string} [policy] of the page
 * @property {Record<string, string>} [headers] of every response
 * @property {string} [entry] a file of the package
 * @property {Failure} [fails] how the first call ends; without it, the call works at once
 * @property {RegExp} [second] what may be said of a second call, where only the third works for sure
 * @property {Kind[]} [unharmed] browsers in which the call works all the same
 */

const wasm = 'surface.simd.wasm';
const html = '<!doctype html><p>Not here</p>';

/** @type {Start[]} */
export const downloads = [
  {
    name: 'wasm that is not there',
    faults: () => ({ [wasm]: { status: 404 } }),
    fails: { code: 'outboard/download-failed', url: wasm, status: 404, message: /404/ },
  },
  {
    name: 'wasm that was not there and stays in the cache',
    faults: () => ({ [wasm]: { status: 404, headers: { 'Cache-Control': 'max-age=600' } } }),
    fails: { code: 'outboard/download-failed', url: wasm, status: 404, message: /404/ },
  },
  {
    name: 'wasm of another MIME type works',
    faults: () => ({ [wasm]: { type: 'text/plain' } }),
  },
  {
    name: 'a web page in place of the wasm',
    faults: () => ({ [wasm]: { type: 'text/html', bytes: () => Buffer.from(html) } }),
    fails: { code: 'outboard/not-wasm', url: wasm, status: 200, message: /a web page/ },
  },
  {
    name: 'wasm that is truncated',
    faults: () => ({ [wasm]: { bytes: half } }),
    fails: { code: 'outboard/not-wasm', url: wasm, status: 200, message: /cut short/ },
  },
  {
    name: 'wasm that is empty',
    faults: () => ({ [wasm]: { bytes: () => Buffer.alloc(0) } }),
    fails: { code: 'outboard/not-wasm', url: wasm, status: 200, message: /not wasm/ },
  },
  {
    name: 'wasm with a bit flipped',
    faults: () => ({ [wasm]: { bytes: flipped } }),
    fails: { code: 'outboard/integrity', url: wasm, status: 200, message: /changed, or damaged/ },
  },
  {
    name: 'wasm with a bit flipped, of another MIME type',
    faults: () => ({ [wasm]: { bytes: flipped, type: 'text/plain' } }),
    fails: { code: 'outboard/integrity', url: wasm, status: 200, message: /changed, or damaged/ },
  },
  {
    name: 'wasm with a bit flipped that stays in the cache',
    faults: () => ({ [wasm]: { bytes: flipped, headers: { 'Cache-Control': 'max-age=600' } } }),
    fails: { code: 'outboard/integrity', url: wasm, status: 200, message: /changed, or damaged/ },
  },
  {
    name: 'wasm of another build',
    faults: (build) => ({ [wasm]: { bytes: rebuilt(build) } }),
    fails: { code: 'outboard/wrong-version', url: wasm, status: 200, message: /of build 0{16}/ },
  },
  {
    name: 'a download that is cut in the middle once is tried again by itself',
    faults: () => ({ [wasm]: { cut: 1 } }),
  },
  {
    name: 'a download that is cut in the middle',
    faults: () => ({ [wasm]: { cut: Infinity } }),
    fails: {
      code: 'outboard/download-failed',
      url: wasm,
      status: 200,
      message: /cannot be loaded/,
    },
  },
  {
    name: 'a download that takes its time works',
    faults: () => ({ [wasm]: { wait: 1500 }, 'worker.js': { wait: 700 } }),
  },
  {
    name: 'no connection at all, after the page has loaded',
    faults: () => ({
      [wasm]: { cut: Infinity },
      'compile.js': { cut: Infinity },
      'diagnose.js': { cut: Infinity },
    }),
    fails: { code: 'outboard/download-failed', message: /Offline/ },
  },
];

/** @type {Start[]} */
export const workers = [
  {
    name: 'a worker that is not there',
    faults: () => ({ 'worker.js': { status: 404 } }),
    fails: {
      code: 'outboard/worker-failed',
      url: 'worker.js',
      status: 404,
      message: /not found: 404/,
    },
  },
  {
    name: 'a worker that was not there and stays in the cache',
    faults: () => ({ 'worker.js': { status: 404, headers: { 'Cache-Control': 'max-age=600' } } }),
    fails: {
      code: 'outboard/worker-failed',
      url: 'worker.js',
      status: 404,
      message: /not found: 404/,
    },
    second: /does now: call again/,
  },
  {
    name: 'a worker that is served as a web page',
    faults: () => ({ 'worker.js': { type: 'text/html' } }),
    // It asks for no type.
    unharmed: ['webkit'],
    fails: {
      code: 'outboard/worker-failed',
      url: 'worker.js',
      status: 200,
      message: /'text\/html'/,
    },
  },
  {
    name: 'a worker that throws at its start',
    faults: () => ({ 'worker.js': { bytes: () => Buffer.from('throw new Error("at the top");') } }),
    fails: { code: 'outboard/worker-failed', url: 'worker.js', message: /broke: .*at the top/ },
  },
  {
    name: 'a worker that does not parse',
    faults: () => ({ 'worker.js': { bytes: () => Buffer.from('const = 1;') } }),
    fails: { code: 'outboard/worker-failed', url: 'worker.js', message: /does not run|broke/ },
  },
  {
    name: 'a worker that is truncated',
    faults: () => ({ 'worker.js': { bytes: half } }),
    fails: { code: 'outboard/worker-failed', url: 'worker.js', message: /does not run|broke/ },
  },
  {
    name: 'a worker whose download is cut in the middle',
    faults: () => ({ 'worker.js': { cut: Infinity } }),
    fails: { code: 'outboard/worker-failed', url: 'worker.js', message: /cannot be fetched/ },
  },
  {
    name: 'a worker of another build',
    faults: (build) => ({ 'worker.js': { bytes: rebuilt(build) } }),
    fails: { code: 'outboard/wrong-version', url: 'worker.js', message: /of build 0{16}/ },
  },
  {
    name: 'a worker without the header that its isolated page has',
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
    faults: () => ({ 'worker.js': { headers: { 'Cross-Origin-Embedder-Policy': '' } } }),
    fails: {
      code: 'outboard/worker-failed',
      url: 'worker.js',
      status: 200,
      message: /needs the header 'Cross-Origin-Embedder-Policy: require-corp'/,
    },
  },
];

/** @param {string} wanted @param {string} [instead] */
const without = (wanted, instead = '') => strict.replace(wanted, instead);

const trusted = "require-trusted-types-for 'script'";

/**
 * Pages whose policy lacks one thing each. Mended means: the page is loaded again under the strict policy, or the one that
 * `./inline` needs.
 *
 * @type {Start[]}
 */
export const policies = [
  { name: 'the strict policy is enough', policy: strict },
  {
    name: "no 'wasm-unsafe-eval' in script-src",
    policy: without(" 'wasm-unsafe-eval'"),
    fails: {
      code: 'outboard/csp',
      // The wasm, or in WebKit the worker: there the policy is obeyed when the module gets its memory.
      url: '/package/',
      directive: "script-src 'wasm-unsafe-eval'",
      message: /add 'wasm-unsafe-eval' to its script-src/,
    },
  },
  {
    name: "no 'wasm-unsafe-eval' in the policy that the worker comes with",
    faults: () => ({
      'worker.js': { headers: { 'Content-Security-Policy': "script-src 'self'" } },
    }),
    unharmed: ['chromium'],
    fails: {
      code: 'outboard/csp',
      url: 'worker.js',
      directive: "script-src 'wasm-unsafe-eval'",
      message: /worker.*: add 'wasm-unsafe-eval' to its script-src/,
    },
  },
  {
    name: "worker-src 'none'",
    policy: without("worker-src 'self'", "worker-src 'none'"),
    fails: {
      code: 'outboard/csp',
      url: 'worker.js',
      directive: "worker-src 'self'",
      message: /add 'self' to its worker-src/,
    },
  },
  {
    name: 'no connect-src',
    policy: without("; connect-src 'self'"),
    fails: {
      code: 'outboard/csp',
      url: wasm,
      directive: "connect-src 'self'",
      message: /add 'self' to its connect-src/,
    },
  },
  {
    name: "no worker-src, where script-src has 'self', is enough",
    policy: without("; worker-src 'self'"),
  },
  {
    name: 'no worker-src for the blob of ./inline',
    policy: strict,
    entry: 'inline.js',
    fails: {
      code: 'outboard/csp',
      url: 'blob:',
      directive: 'worker-src blob:',
      message: /add blob: to its worker-src/,
    },
  },
  {
    name: "no 'wasm-unsafe-eval' for the wasm of ./inline",
    policy: without(" 'wasm-unsafe-eval'").replace("worker-src 'self'", 'worker-src blob:'),
    entry: 'inline.js',
    fails: {
      code: 'outboard/csp',
      directive: "script-src 'wasm-unsafe-eval'",
      message: /add 'wasm-unsafe-eval' to its script-src/,
    },
  },
  {
    name: 'a page that requires trusted types',
    policy: `${strict}; ${trusted}`,
    fails: {
      code: 'outboard/csp',
      url: 'worker.js',
      directive: 'require-trusted-types-for',
      message: /give init a `worker` that is made from a TrustedScriptURL/,
    },
  },
];
