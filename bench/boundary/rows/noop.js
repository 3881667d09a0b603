/** @import { Row } from '../../harness/row.js' */
import { CALLS } from '../counts.js';

/** @type {Row} */
export const noop = {
  name: 'noop',
  title: 'A call that does nothing, awaited',
  contestants: [
    { name: 'ours', label: 'outboard' },
    { name: 'raw', label: 'postMessage, there and back, by hand' },
    { name: 'comlink', label: 'Comlink' },
  ],
  targets: [
    { of: 'share', against: ['raw'], atMost: 1.25 },
    { of: 'share', against: ['comlink'], atMost: 0.5 },
  ],
  packages: ['boundary'],
  rounds: { warmUps: 5, measured: 31, calls: CALLS.noop },
};
