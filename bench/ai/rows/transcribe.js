/** @import { Row } from '../../harness/row.js' */

/** @type {Row} */
export const transcribe = {
  name: 'transcribe',
  title: "Moonshine writes down 10 seconds of speech, and the page's own thread stays free",
  contestants: [{ name: 'ours', label: 'outboard, as the browser chooses' }],
  targets: [{ of: 'blocking', atMost: 50 }],
  packages: ['ai'],
  isolated: true,
  rounds: { warmUps: 1, measured: 3 },
};
