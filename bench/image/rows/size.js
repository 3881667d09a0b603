/** @import { Row } from '../../harness/row.js' */
import { packageAt } from '../../harness/places.js';
import { weigh } from '../../harness/weigh.js';

/** @type {Row} */
export const size = {
  name: 'size',
  title: 'What a page downloads of JavaScript, minified and gzipped',
  contestants: [
    { name: 'client', label: 'client and runtime' },
    { name: 'split', label: 'the same, split by a bundler' },
    { name: 'front', label: 'front of the image engine' },
    { name: 'lane', label: 'one lane, with the glue' },
  ],
  targets: [{ of: 'value', atMost: 6144 }],
  packages: ['image'],
  weigh: (places) => weigh(packageAt(places, 'image')),
};
