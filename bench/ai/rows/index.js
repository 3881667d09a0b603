/** The table: one file a kind of row. */
import { load } from './load.js';
import { memory } from './memory.js';
import { run } from './run.js';
import { size } from './size.js';
import { tasks } from './tasks.js';
import { transcribe } from './transcribe.js';

export const rows = [...run, ...load, size, transcribe, ...memory, ...tasks];
