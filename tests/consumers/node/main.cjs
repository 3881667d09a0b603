/** CommonJS: `require` where Node can (20.19 and newer), and `import()` anywhere. */
const { readFile } = require('node:fs/promises');
const { resize } = require('@outboard/image');
const { Gzip, lines, sum } = require('streams');

(async () => {
  const { countPrimes, engine } = await import('threads');
  const { work } = await import('./src/work.js');
  const { buffer } = new Uint8Array(await readFile(process.argv.at(-1)));
  const facts = await work({ resize, Gzip, lines, sum, countPrimes, engine }, buffer);
  console.log(JSON.stringify({ facts, at: Date.now() }));
})();
