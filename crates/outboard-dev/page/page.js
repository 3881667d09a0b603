/**
 * In each page of `outboard dev`: hears of builds, gives engines the next one, and shows what does not compile.
 *
 * @typedef {{ event: 'building', crate: string }} Building
 * @typedef {{ event: 'built', crate: string, package: string, build: string, api: 'same' | 'changed', surface: string }} Built
 * @typedef {{ event: 'failed', crate: string, error: import('./overlay.js').Failure }} Failed
 */
import { dismiss, show } from './overlay.js';

/** The page's engines, and where their packages came from. */
const KEY = Symbol.for('outboard.engines');

/** What the client of each build is. @type {Map<string, string>} */
const surfaces = new Map();
/** @type {Built | undefined} */
let latest;
/** Whether the page may have been refused its package. */
let failed = false;
let order = Promise.resolve();

const scope = /** @type {{ [KEY]?: Map<any, string> }} */ (/** @type {unknown} */ (globalThis));
scope[KEY] ??= new Map();
const engines = scope[KEY];
const { set } = Map.prototype;
// One that comes later may be of a build that is not the last any more.
engines.set = (engine, entry) => {
  set.call(engines, engine, entry);
  if (latest) consider(engine, entry, latest);
  return engines;
};

const events = new EventSource('/@outboard/events');
events.onmessage = ({ data }) => {
  /** @type {Building | Built | Failed} */
  const event = JSON.parse(data);
  if (event.event === 'failed') {
    failed = true;
    show(event.error);
  } else if (event.event === 'built') {
    dismiss();
    latest = event;
    surfaces.set(event.build, event.surface);
    if (failed && !engines.size) location.reload();
    failed = false;
    for (const [engine, entry] of engines) consider(engine, entry, event);
  }
};

/** @param {any} engine @param {string} entry @param {Built} built */
function consider(engine, entry, built) {
  if (built.package === engine.name) order = order.then(() => change(engine, entry, built));
}

/** @param {any} engine @param {string} entry @param {Built} built */
async function change(engine, entry, { crate, build, api, surface }) {
  const before = engine.pool.build;
  if (before === build) return;
  const known = surfaces.get(before);
  if (known ? known !== surface : api !== 'same') {
    location.reload();
    return;
  }
  try {
    const [{ swap }, { hostOf }] = await load(entry, crate, build);
    // What runs may run for long, and the next build need not wait for it.
    swap(engine, { build, host: hostOf(engine) });
  } catch (error) {
    console.warn('[outboard] the engine could not be swapped, so the page is loaded again', error);
    location.reload();
    return;
  }
  console.info(`[outboard] ${engine.name} was swapped`);
  dispatchEvent(new CustomEvent('outboard:swapped', { detail: { package: engine.name, build } }));
}

/**
 * The modules of the new package: from where the page has the old one, or, where a bundler has moved that, from here.
 *
 * @param {string} entry
 * @param {string} crate
 * @param {string} build
 * @returns {Promise<any[]>}
 */
async function load(entry, crate, build) {
  const here = new URL(`/@outboard/${crate}/index.js`, location.href).href;
  const isServed = entry.startsWith(`${location.origin}/`) && /\/index\.js$/.test(entry);
  try {
    return await modules(isServed ? entry : here, build);
  } catch (error) {
    if (!isServed) throw error;
    return modules(here, build);
  }
}

/** @param {string} entry @param {string} build */
const modules = (entry, build) =>
  Promise.all([
    import(new URL('./runtime/swap.js', entry).href),
    import(new URL(`./host.js?build=${build}`, entry).href),
  ]);
