/** Next 16: a component of the client, a route in Node and one on the edge, built by Turbopack without any configuration. */
import { cp, mkdir } from 'node:fs/promises';
import { EVERYWHERE, look } from '../frame/pages.mjs';
import { photo } from '../frame/places.mjs';
import { freePort, lookPosted, startServer } from '../frame/processes.mjs';
import { NOTHING, versionOf } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'next',
  title: 'Next: client, Node route, edge route',
  needs: NOTHING,
  version: versionOf('next'),
  async run(app) {
    await mkdir(app.at('public'), { recursive: true });
    await cp(photo.path, app.at('public/photo.jpg'));
    await app.npm('build', { seconds: 400 });
    const port = await freePort();
    const args = ['start', '--hostname', '127.0.0.1', '--port', `${port}`];
    const server = await startServer(app, app.at('node_modules/.bin/next'), args, { port });
    try {
      await look(server.url);
      await lookPosted(`${server.url}/api/node`, EVERYWHERE);
      await lookPosted(`${server.url}/api/edge`, ['simd']);
    } finally {
      await server.close();
    }
  },
};
