/** @import { Row } from '../../harness/row.js' */

/** @type {Row} */
export const pixels = {
  name: 'pixels',
  title: 'Resize 16 MP to 0.5 MP, Lanczos3 with alpha, RGBA in and out',
  contestants: [
    { name: 'ours', label: 'outboard' },
    { name: 'pica', label: 'pica, canvas and workers' },
    { name: 'picaPixels', label: 'pica, resizeBuffer' },
    { name: 'jsquash', label: 'jSquash resize' },
  ],
  targets: [
    { of: 'faster', against: ['pica', 'picaPixels'], atLeast: 3 },
    { of: 'faster', against: ['jsquash'], atLeast: 5 },
  ],
  packages: ['image'],
  rounds: { warmUps: 2, measured: 9 },
};
