/** @import { Row } from '../../harness/row.js' */

/** @type {Row} */
export const bytes = {
  name: 'bytes',
  title: '16 MiB of bytes in, one number out',
  contestants: [
    { name: 'ours', label: 'outboard' },
    { name: 'comlink', label: 'Comlink, structured clone' },
    { name: 'comlinkTransfer', label: 'Comlink, slice and transfer' },
    { name: 'here', label: 'no crossing: the wasm in the page' },
  ],
  targets: [{ of: 'share', against: ['comlink'], atMost: 0.25 }],
  packages: ['surface'],
  rounds: { warmUps: 5, measured: 31 },
};
