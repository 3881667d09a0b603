/** Vite, without any configuration: what it serves while one works, and what it builds. */
import { cp, mkdir } from 'node:fs/promises';
import { look, lookBoth } from '../frame/pages.mjs';
import { photo } from '../frame/places.mjs';
import { freePort, startServer } from '../frame/processes.mjs';
import { NOTHING, versionOf } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'vite-app',
  title: 'Vite, dev and build',
  needs: NOTHING,
  quick: true,
  version: versionOf('vite'),
  async run(app) {
    await mkdir(app.at('public'), { recursive: true });
    await cp(photo.path, app.at('public/photo.jpg'));
    const port = await freePort();
    const args = ['--host', '127.0.0.1', '--port', `${port}`, '--strictPort'];
    const server = await startServer(app, app.at('node_modules/.bin/vite'), args, { port });
    try {
      // Twice: Vite has found out what the app depends on when it was there once.
      await look(server.url);
      await look(server.url);
    } finally {
      await server.close();
    }
    await app.bin('vite', ['build']);
    await lookBoth(app.at('dist'));
  },
};
