/** An example app as it is: installed, built, and shown by its own preview server. */
import { resolve } from 'node:path';
import { preview } from 'vite';
import { installApp } from './bindings.mjs';
import { root } from './places.mjs';
import { must } from './process.mjs';

/**
 * @param {string} name of a folder below `examples`
 * @param {string} binding the one that it uses
 */
export async function startExample(name, binding) {
  const app = await installApp(name, resolve(root, 'examples', name), ['image'], [binding]);
  await must('npm', ['run', 'build'], { cwd: app.folder, seconds: 300 });
  const server = await preview({
    root: app.folder,
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address());
  return { app, url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
