/** @import { Row } from '../../harness/row.js' */

/** @type {Row} */
export const file = {
  name: 'file',
  title: 'File to an 800 px JPEG, 12 MP photograph',
  contestants: [
    { name: 'ours', label: 'outboard' },
    { name: 'pica', label: 'createImageBitmap, pica, canvas' },
    { name: 'picaImg', label: '<img>, pica, canvas' },
    { name: 'jsquash', label: 'jSquash jpeg and resize' },
  ],
  targets: [
    { of: 'faster', against: ['pica', 'picaImg'], atLeast: 2 },
    { of: 'blocking', atMost: 50 },
  ],
  packages: ['image'],
  rounds: { warmUps: 2, measured: 11 },
};
