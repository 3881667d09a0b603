/** Serves the site that was built: `node docs/serve.js target/docs`. */
import { resolve } from 'node:path';
import { serve } from '../tests/browser/support/server.mjs';

const [folder = 'target/docs'] = process.argv.slice(2);
const { url } = await serve(resolve(folder), '');
console.log(`\n  The guide is at ${url}/index.html\n  Ctrl-C ends it.\n`);
