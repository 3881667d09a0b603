/** What wrangler built, in workerd, by way of miniflare. */
import { Miniflare } from 'miniflare';

const port = Number(process.argv.at(-1));
const server = new Miniflare({
  host: '127.0.0.1',
  port,
  modules: true,
  rootPath: 'dist',
  scriptPath: 'isolate.js',
  modulesRules: [{ type: 'CompiledWasm', include: ['**/*.wasm'] }],
  compatibilityDate: '2026-04-01',
});
await server.ready;
process.on('SIGTERM', () => server.dispose());
