/** Workers of Cloudflare: built by wrangler, run by workerd through miniflare. */
import { freePort, lookPosted, startServer } from '../frame/processes.mjs';
import { NOTHING, versionOf } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'workerd',
  title: 'workerd, through wrangler and miniflare',
  needs: NOTHING,
  version: versionOf('workerd'),
  async run(app) {
    await app.npm('build');
    const port = await freePort();
    const args = ['serve.js', `${port}`];
    const server = await startServer(app, process.execPath, args, { port });
    try {
      // The same isolate twice: its engine is kept.
      await lookPosted(server.url, ['simd']);
      await lookPosted(server.url, ['simd']);
    } finally {
      await server.close();
    }
  },
};
