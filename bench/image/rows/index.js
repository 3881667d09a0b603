/** The table: one file a row. */
import { bytes } from './bytes.js';
import { file } from './file.js';
import { lanes } from './lanes.js';
import { pixels } from './pixels.js';
import { size } from './size.js';

export const rows = [pixels, file, lanes, bytes, size];
