/** A bare page: the installed package, a strict policy, and no bundler. */
import { launch, open } from './chromium.mjs';
import { install } from './install.mjs';
import { serve, strict } from './server.mjs';

/** @import { PackageName } from './places.mjs' */

/**
 * @typedef {object} BarePage
 * @property {import('playwright-core').Page} page
 * @property {string[]} troubles uncaught errors, and what the policy forbade
 * @property {string[]} requests
 * @property {import('./install.mjs').App} app
 * @property {(path?: string, policy?: string) => Promise<Another>} another page of the same app, from a server of its own
 * @property {(run: Function) => Promise<unknown>} evaluate gives the engine to a function, in the page
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Another
 * @property {import('playwright-core').Page} page
 * @property {string[]} troubles
 * @property {string[]} requests
 */

/**
 * Installs a package into an app, and imports its entry in a page of Chromium.
 *
 * @param {string} name of the app
 * @param {PackageName} package_
 * @param {{ entry?: string, policy?: string, template?: string }} [options]
 * @returns {Promise<BarePage>}
 */
export async function bare(name, package_, { entry = 'index.js', policy = strict, template } = {}) {
  const app = await install(name, [package_], template);
  /** What would keep the process alive, the first to be closed last. @type {(() => Promise<void>)[]} */
  const closers = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  const serveApp = async (/** @type {string} */ policy) => {
    const server = await serve(app.folder, policy);
    closers.push(server.close);
    return server;
  };
  try {
    const { url, requests } = await serveApp(policy);
    const browser = await launch();
    closers.push(() => browser.close());
    const { page, troubles } = await open(browser, `${url}/`);
    // A package may have another name than the folder it was built in.
    const [dependency] = Object.keys(JSON.parse(await app.read('package.json')).dependencies);
    await page.evaluate(async (path) => {
      Object.assign(globalThis, { engine: await import(path) });
    }, `/node_modules/${dependency}/${entry}`);
    return {
      page,
      troubles,
      requests,
      app,
      async another(path = '/', otherPolicy = policy) {
        const other = await serveApp(otherPolicy);
        return { ...(await open(browser, other.url + path)), requests: other.requests };
      },
      evaluate: (run) => page.evaluate(`(${run})(engine)`),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
