/**
 * In each page of `outboard dev`: hears of builds, gives engines the next one, and shows what does not compile.
 *
 * @typedef {{ event: 'building', crate: string }} Building
 * @typedef {{ event: 'built', crate: string, package: string, build: string, api: 'same' | 'changed', surface: string }} Built
 * @typedef {{ event: 'failed', crate: string, error: import('./overlay.js').Failure }} Failed
 */
import { dismiss, show } from './overlay.js';
import { expectNext, swap } from './swap.js';

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
  expectNext(engine);
  if (latest) consider(engine, latest);
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
    for (const engine of engines.keys()) consider(engine, event);
  }
};

/** @param {any} engine @param {Built} built */
function consider(engine, built) {
  if (built.package === engine.name) order = order.then(() => change(engine, built));
}

/** @param {any} engine @param {Built} built */
async function change(engine, { crate, build, api, surface }) {
  const before = engine.pool.build;
  if (before === build) return;
  const known = surfaces.get(before);
  if (known ? known !== surface : api !== 'same') {
    location.reload();
    return;
  }
  try {
    // From this server, for the app's own may still hold what it read before.
    const { hostOf } = await import(`/@outboard/${crate}/host.js?build=${build}`);
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
