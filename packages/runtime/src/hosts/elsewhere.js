/**
 * Workers of a package that lies on another origin than the page, such as a CDN. A browser makes no worker of another origin's
 * script, but lets a script of the page's own import one, if its server allows that (CORS). So the worker is such a script, one
 * line, from a blob. Loaded by `init({ crossOrigin: true })`.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @import { Host } from '../types.js'
 */

/** The hosts whose workers may lie anywhere. @type {WeakSet<Host>} */
const reached = new WeakSet();

/** The script that imports an address; kept for the lanes to come. @type {Map<string, string>} */
const scripts = new Map();

/** @param {Host} host one of a page; in others there are no origins */
export function reach(host) {
  if (reached.has(host)) return;
  reached.add(host);
  if (host.parts) {
    for (const part of host.parts) reach(part);
    return;
  }
  const { open } = host;
  host.open = (...args) => near(() => open(...args));
}

/**
 * The address is written out where the worker is made, for bundlers, and nowhere else. So while it is made, `Worker` is one
 * that takes addresses of other origins too. This is synchronous: nobody else sees it.
 *
 * @template T
 * @param {() => T} open
 * @returns {T}
 */
function near(open) {
  const { Worker } = globalThis;
  if (typeof Worker !== 'function') return open();
  const before = Object.getOwnPropertyDescriptor(globalThis, 'Worker');
  const value = new Proxy(Worker, {
    construct(target, [address, options]) {
      const url = new URL(address, globalThis.location?.href);
      const own = !/^https?:$/.test(url.protocol) || url.origin === globalThis.origin;
      if (own) return new target(address, options);
      return new target(scriptOf(url.href), { ...options, type: 'module' });
    },
  });
  Object.defineProperty(globalThis, 'Worker', { value, configurable: true, writable: true });
  try {
    return open();
  } finally {
    if (before) Object.defineProperty(globalThis, 'Worker', before);
    else Reflect.deleteProperty(globalThis, 'Worker');
  }
}

/** @param {string} url */
function scriptOf(url) {
  const known = scripts.get(url);
  if (known) return known;
  const source = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  const script = URL.createObjectURL(source);
  scripts.set(url, script);
  return script;
}
