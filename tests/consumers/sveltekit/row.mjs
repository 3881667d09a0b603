/** SvelteKit 2: a page, and an endpoint in Node, without any configuration for the packages. */
import { cp, mkdir } from 'node:fs/promises';
import { EVERYWHERE, look } from '../frame/pages.mjs';
import { photo } from '../frame/places.mjs';
import { freePort, lookPosted, startServer } from '../frame/processes.mjs';
import { NOTHING, versionOf } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'sveltekit',
  title: 'SvelteKit: page, Node endpoint',
  needs: NOTHING,
  version: versionOf('@sveltejs/kit'),
  async run(app) {
    await mkdir(app.at('static'), { recursive: true });
    await cp(photo.path, app.at('static/photo.jpg'));
    await app.npm('build');
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = { PORT: `${port}`, HOST: '127.0.0.1', ORIGIN: url, BODY_SIZE_LIMIT: '4M' };
    const server = await startServer(app, process.execPath, ['build/index.js'], { port, env });
    try {
      await look(server.url);
      await lookPosted(`${server.url}/api`, EVERYWHERE);
    } finally {
      await server.close();
    }
  },
};
