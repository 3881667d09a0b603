/** @import { Row } from '../../harness/row.js' */
import { CALLS } from '../counts.js';

/** @type {Row} */
export const sync = {
  name: 'sync',
  title: 'A scalar call of ./sync',
  contestants: [
    { name: 'ours', label: 'outboard, ./sync' },
    { name: 'glue', label: 'plain wasm-bindgen' },
  ],
  targets: [{ of: 'share', against: ['glue'], atMost: 1.1 }],
  packages: ['boundary'],
  rounds: { warmUps: 5, measured: 31, calls: CALLS.sync },
};
