/**
 * What happens to a crate, told in the terminal and to open pages.
 *
 * @import { ErrorPayload, ViteDevServer } from 'vite'
 * @import { WatchedCrate, Listener } from './engine.js'
 * @import { Failure } from './command.js'
 */
import { isIn } from './crates.js';

const TAG = '[outboard]';

/**
 * @param {ViteDevServer} server
 * @param {string} folder of the package
 * @param {() => WatchedCrate} crate
 * @returns {Listener}
 */
export function announce(server, folder, crate) {
  const { logger } = server.config;
  /** Whether pages could not be given any package yet. */
  let broken = false;
  return {
    building: ({ crate, because }) =>
      logger.info(`${TAG} building ${crate}${because.length ? ` (${because.join(', ')})` : ''}`, {
        timestamp: true,
      }),
    built(event, isFirst) {
      const { crate, ms, api } = event;
      forget(server, folder);
      const reloads = broken || (!isFirst && api === 'changed');
      const how = reloads ? ', pages reload' : '';
      logger.info(`${TAG} built ${crate} in ${ms} ms${how}`, { timestamp: true });
      broken = false;
      if (reloads) server.ws.send({ type: 'full-reload' });
      else server.ws.send('outboard:built', event);
    },
    failed(failure) {
      broken ||= !crate().built;
      const { ansi, rendered, help, code } = failure;
      const hint = help && code !== 'compile' ? `\n${help}` : '';
      logger.error(`${TAG} ${(ansi ?? rendered).trimEnd()}${hint}`, { timestamp: true });
      server.ws.send(payload(failure));
    },
  };
}

/** What Vite remembers of a package is that of another build. @param {ViteDevServer} server @param {string} folder */
function forget({ environments }, folder) {
  for (const { moduleGraph } of Object.values(environments)) {
    for (const [file, modules] of moduleGraph.fileToModulesMap) {
      if (!isIn(file, folder)) continue;
      for (const module of modules) moduleGraph.invalidateModule(module);
    }
  }
}

/** A failure as Vite's overlay shows it. @param {Failure} failure @returns {ErrorPayload} */
export function payload({ code, message, rendered, file, line, column = 1, help }) {
  const isCompiler = code === 'compile';
  return {
    type: 'error',
    err: {
      plugin: 'outboard',
      message: isCompiler || !help ? message : `${message}\n${help}`,
      stack: '',
      ...(file && { id: file }),
      ...(file && line && { loc: { file, line, column } }),
      ...(rendered.trim() !== message && { frame: rendered.trimEnd() }),
    },
  };
}
