/** @import { Row } from '../../harness/row.js' */

/** @type {Row} */
export const echo = {
  name: 'echo.plain',
  title: '16 MiB in and out',
  contestants: [
    { name: 'ours', label: 'outboard' },
    { name: 'comlink', label: 'Comlink, the result transferred' },
  ],
  targets: [{ of: 'share', against: ['comlink'], atMost: 0.4 }],
  packages: ['boundary'],
  work: 'echo',
  rounds: { warmUps: 5, measured: 31 },
};

/** @type {Row} */
export const echoIsolated = {
  ...echo,
  name: 'echo.isolated',
  title: '16 MiB in and out, in an isolated page',
  isolated: true,
};

/** @type {Row} */
export const echoView = {
  ...echo,
  name: 'echo.view',
  title: '16 MiB in, and 16 MiB lent, in an isolated page',
  work: 'view',
  isolated: true,
};
