/** What every app in a process of its own does, with the photograph that it is told of. */
import { readFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { resize } from '@outboard/image';
import { Gzip, lines, sum } from 'streams';
import { countPrimes, engine } from 'threads';
import { work } from './work.js';

const { buffer } = new Uint8Array(await readFile(argv.at(-1)));
const facts = await work({ resize, Gzip, lines, sum, countPrimes, engine }, buffer);
console.log(JSON.stringify({ facts, at: Date.now() }));
