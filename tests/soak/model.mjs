/** Everything that a page may do, and how often it does it. Each action says what it must end as. */
import { ARGUMENTS } from './actions/arguments.mjs';
import { CALLBACKS } from './actions/callbacks.mjs';
import { FAULTS } from './actions/faults.mjs';
import { HANDLES } from './actions/handles.mjs';
import { LANES } from './actions/lanes.mjs';
import { METHODS } from './actions/methods.mjs';
import { PICTURES } from './actions/pictures.mjs';
import { PLAIN } from './actions/plain.mjs';
import { STREAMS } from './actions/streams.mjs';

/** @import { Action } from './kinds.mjs' */

/** `fault`: it harms a lane, and is left out of calm rounds. @type {readonly (Action & { fault?: boolean })[]} */
export const ACTIONS = [
  ...PLAIN,
  ...ARGUMENTS,
  ...HANDLES,
  ...METHODS,
  ...CALLBACKS,
  ...STREAMS,
  ...PICTURES,
  ...[...FAULTS, ...LANES].map((action) => ({ ...action, fault: true })),
];
