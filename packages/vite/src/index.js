/**
 * A Vite plugin: an app writes `import { f } from '../engine'`, where `engine` is the folder of a Rust crate. The crate is built when Vite
 * starts or when it is imported first; in dev it is watched, and an open page is given the new engine without a reload.
 *
 * @import { Plugin, ResolvedConfig, ViteDevServer } from 'vite'
 * @import { Options } from './index.d.ts'
 * @import { Built, Failure } from './command.js'
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, commandOf, OutboardError } from './command.js';
import { crateOf, ignored, isIn, slashed } from './crates.js';
import { WatchedCrate } from './engine.js';
import { announce, payload } from './tell.js';

const NAME = 'outboard';

/** What runs in the page; it is Vite's module, so that it hears of Vite's events. */
const PAGE = 'virtual:outboard/page';
const page = fileURLToPath(new URL('./page.js', import.meta.url));

const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * @param {Options} [options]
 * @returns {Plugin}
 */
export default function outboard({ command, isolated = false, crates = [], release } = {}) {
  const program = commandOf(command);
  /** The crates that are watched, by their folders. @type {Map<string, WatchedCrate>} */
  const watched = new Map();
  /** The crates that were built once. @type {Map<string, Promise<unknown>>} */
  const built = new Map();
  /** @type {ResolvedConfig} */
  let config;
  /** @type {ViteDevServer | undefined} */
  let server;

  /** Whether crates are watched; tests want one build and an end. */
  const watches = () => server !== undefined && !process.env.VITEST;

  /** @param {string} folder */
  const packageOf = (folder) => resolve(folder, 'pkg');

  /** Has a crate built, or sees that it is. @param {string} folder */
  const begin = (folder) => {
    const { logger } = config;
    if (server && watches()) {
      const known = watched.get(folder);
      if (known) return known;
      const dev = server;
      const flags = release ? ['--release'] : [];
      // Its files may lie outside of what Vite serves.
      dev.config.server.fs.allow.push(packageOf(folder));
      const crate = new WatchedCrate(
        folder,
        program,
        flags,
        announce(dev, packageOf(folder), () => crate),
      );
      watched.set(folder, crate);
      return crate;
    }
    const known = built.get(folder);
    if (known) return known;
    // Tests are to start soon; what is published is optimised.
    const isDev = release === undefined ? config.command === 'serve' : !release;
    logger.info(`[${NAME}] building ${folder}`);
    const done = build(program, [folder, isDev ? '--dev' : '--release']).then(({ ms }) =>
      logger.info(`[${NAME}] built in ${Math.round(ms)} ms`),
    );
    // Whoever needs it hears of its failure.
    done.catch(() => {});
    built.set(folder, done);
    return done;
  };

  /** @param {string} folder */
  const ready = async (folder) => {
    const crate = begin(folder);
    await (crate instanceof WatchedCrate ? crate.ready() : crate);
  };

  return {
    name: NAME,
    enforce: 'pre',

    config: () => ({
      server: { watch: { ignored: [ignored()] }, ...(isolated && { headers: ISOLATED }) },
      preview: isolated ? { headers: ISOLATED } : {},
    }),

    configResolved(resolved) {
      config = resolved;
    },

    configureServer(dev) {
      server = dev;
      // A page that has come late is told what it has missed.
      dev.ws.on('outboard:hello', (own, client) => {
        const crate = [...watched.values()].find(({ built }) => built?.package === own.package);
        if (crate?.failure) client.send(payload(crate.failure));
        else if (crate?.built && crate.built.build !== own.build) {
          client.send('outboard:built', crate.built);
        }
      });
    },

    buildStart() {
      for (const folder of crates) begin(resolve(config.root, folder));
    },

    async resolveId(source, importer, options) {
      const { ssr, scan } = /** @type {{ ssr?: boolean, scan?: boolean }} */ (options ?? {});
      if (source === PAGE) return `\0${PAGE}`;
      const meant = crateOf(source, importer, { ssr, dev: watches() });
      if (!meant) return null;
      const id = slashed(resolve(packageOf(meant.folder), meant.entry));
      // Who looks for dependencies of npm finds none here, and need not wait.
      if (scan) {
        begin(meant.folder);
        return { id, external: true };
      }
      if (!watches() || ssr) await shown(ready(meant.folder), this);
      else begin(meant.folder);
      // Node runs the package as it lies there, with its workers beside it.
      return ssr ? { id, external: true } : { id, moduleSideEffects: true };
    },

    async load(id) {
      if (id === `\0${PAGE}`) return readFile(page, 'utf8');
      const [path = ''] = id.split('?');
      const crate = [...watched.values()].find(({ folder }) => isIn(path, packageOf(folder)));
      if (!crate) return null;
      await shown(crate.ready(), this);
      if (path !== slashed(resolve(packageOf(crate.folder), 'index.js'))) return null;
      const code = await readFile(path, 'utf8');
      const tail = `
import { connect } from '${PAGE}';
if (import.meta.hot) connect(import.meta.hot, engine, import.meta.url);
`;
      return code + tail;
    },

    // What changes in a package is told when all of it is there.
    hotUpdate({ file }) {
      const isPackage = [...watched.keys()].some((folder) => isIn(file, packageOf(folder)));
      return isPackage ? [] : undefined;
    },

    async closeBundle() {
      await Promise.all([...watched.values()].map((crate) => crate.stop()));
      watched.clear();
    },
  };
}

/**
 * An error of the command as Vite shows its own.
 *
 * @template T
 * @param {Promise<T>} work
 * @param {{ error: (error: any) => never }} context
 * @returns {Promise<T>}
 */
async function shown(work, context) {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof OutboardError)) throw error;
    return context.error(payload(error.failure).err);
  }
}
