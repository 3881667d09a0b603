/**
 * In the page: gives an engine the next build, and takes the overlay away when the crate compiles again.
 *
 * @typedef {{ package: string, build: string, surface: string }} Built
 *
 * @typedef {object} Hot Vite's `import.meta.hot`
 * @property {(event: string, hear: (data: any) => void) => void} on
 * @property {(event: string, data: object) => void} send
 */

/** What Vite shows errors in. */
const OVERLAY = 'vite-error-overlay';

/**
 * @param {Hot} hot
 * @param {any} engine
 * @param {string} entry the address of the package's `index.js`
 */
export function connect(hot, engine, entry) {
  let order = Promise.resolve();
  const swapping = import(/* @vite-ignore */ new URL('./runtime/swap.js', entry).href);
  swapping.then(
    ({ expectNext }) => expectNext(engine),
    () => {},
  );
  hot.on('outboard:built', (/** @type {Built} */ built) => {
    if (built.package !== engine.name) return;
    dismiss();
    order = order.then(() => change(engine, swapping, entry, built));
  });
  hot.send('outboard:hello', { package: engine.name, build: engine.pool.build });
}

/** @param {any} engine @param {Promise<any>} swapping @param {string} entry @param {Built} built */
async function change(engine, swapping, entry, { build }) {
  if (engine.pool.build === build) return;
  try {
    const [{ swap }, { hostOf }] = await Promise.all([
      swapping,
      import(/* @vite-ignore */ new URL(`./host.js?build=${build}`, entry).href),
    ]);
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

/** Closes the overlays of this plugin, and no others. */
function dismiss() {
  for (const overlay of /** @type {NodeListOf<any>} */ (document.querySelectorAll(OVERLAY))) {
    const plugin = overlay.shadowRoot?.querySelector('.plugin')?.textContent;
    if (plugin?.includes('outboard')) overlay.close();
  }
}
