/** `npm start -- FILE PHRASE [TYPOS]`: finds a phrase in a file, also where it is misspelt. Ctrl-C stops the search. */

import { readFile } from 'node:fs/promises';
import { engine, search } from '__engine__';
import { sample } from './sample.js';

const [path, phrase = 'lighthouse keeper', typos = '2'] = process.argv.slice(2);

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

try {
  const text = path ? await readFile(path) : sample();
  if (!path) console.error('This is a sample. To search a file: npm start -- FILE PHRASE [TYPOS]');
  const found = await search(text, phrase, Number(typos), {
    signal: stop.signal,
    onProgress: ({ fraction }) => bar(fraction),
  });
  bar(1);
  for (const { line, typos, text } of found) console.log(`${line}: ${text} (typos: ${typos})`);
} catch (error) {
  console.error(stop.signal.aborted ? '\nCancelled.' : `\n${error}`);
  process.exitCode = 1;
} finally {
  // Its workers end, and so does the process.
  engine.stop();
}

function bar(fraction: number): void {
  if (!process.stderr.isTTY && fraction < 1) return;
  const done = Math.round(fraction * 40);
  process.stderr.write(
    `\r${'█'.repeat(done)}${'░'.repeat(40 - done)} ${Math.floor(fraction * 100)} %`,
  );
  if (fraction === 1) process.stderr.write('\n');
}
