/** @import { Row } from '../../harness/row.js' */
import { CALLS } from '../counts.js';

/** @type {Row} */
export const flight = {
  name: 'flight',
  title: '1,000 calls that do nothing, at once: the time of one',
  contestants: [
    { name: 'ours', label: 'outboard, 1 lane' },
    { name: 'comlink', label: 'Comlink, 1 worker' },
    { name: 'raw', label: 'postMessage by hand, 1 worker' },
    { name: 'lanes', label: 'outboard, lanes as by default' },
  ],
  targets: [{ of: 'share', against: ['comlink'], atMost: 0.3 }],
  packages: ['boundary'],
  rounds: { warmUps: 5, measured: 31, calls: CALLS.flight },
};
