/** @import { Row } from '../../harness/row.js' */

/** @type {Row} */
export const recordsIn = {
  name: 'records.in',
  title: '10,000 structs of 8 fields in',
  contestants: [
    { name: 'ours', label: 'outboard, records' },
    { name: 'serde', label: 'serde-wasm-bindgen, Comlink' },
  ],
  targets: [{ of: 'share', against: ['serde'], atMost: 0.25 }],
  packages: ['boundary'],
  work: 'recordsIn',
  rounds: { warmUps: 5, measured: 21 },
};

/** @type {Row} */
export const recordsOut = {
  ...recordsIn,
  name: 'records.out',
  title: '10,000 structs of 8 fields out',
  work: 'recordsOut',
};
