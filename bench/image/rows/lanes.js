/** @import { Row } from '../../harness/row.js' */

/** @type {Row} */
export const lanes = {
  name: 'lanes',
  title: '12 photographs to thumbnails at once',
  contestants: [
    { name: 'ours', label: 'outboard, 2 lanes' },
    { name: 'one', label: 'outboard, 1 lane' },
  ],
  targets: [{ of: 'faster', against: ['one'], atLeast: 1.7 }],
  packages: ['image'],
  rounds: { warmUps: 2, measured: 9 },
};
