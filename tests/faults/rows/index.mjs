/** Every row of the fault table, in the order in which it is printed. */
import { args } from './arguments.mjs';
import { handles } from './handles.mjs';
import { lives } from './lives.mjs';
import { panics } from './panics.mjs';
import { starts } from './starts.mjs';
import { stops } from './stops.mjs';
import { traps } from './traps.mjs';

/** @import { Row } from '../frame/row.mjs' */

/** By family. @type {Record<string, Row[]>} */
export const families = {
  Panics: panics,
  Traps: traps,
  'What is to stop': stops,
  Starts: starts,
  Arguments: args,
  Handles: handles,
  Lives: lives,
};

export const rows = Object.values(families).flat();
