/** @import { Row } from '../../harness/row.js' */

/** @type {Row} */
export const bytes = {
  name: 'bytes.plain',
  title: '16 MiB in, one number out',
  contestants: [
    { name: 'ours', label: 'outboard' },
    { name: 'comlink', label: 'Comlink, structured clone' },
    { name: 'memcpy', label: 'one memcpy in the page, both ends warm' },
  ],
  targets: [
    { of: 'share', against: ['comlink'], atMost: 0.15 },
    { of: 'share', against: ['memcpy'], atMost: 3 },
  ],
  packages: ['boundary'],
  work: 'bytes',
  rounds: { warmUps: 5, measured: 31 },
};

/** @type {Row} */
export const bytesIsolated = {
  ...bytes,
  name: 'bytes.isolated',
  title: '16 MiB in, one number out, in an isolated page',
  isolated: true,
};
