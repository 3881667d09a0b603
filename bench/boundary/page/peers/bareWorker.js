/** A worker that is given the module, does what it is told once, and says what came of it. */
import { boundaryGlue } from '../engines.js';

/** What comes before the glue is there waits. @type {Promise<MessageEvent>} */
const asked = new Promise((resolve) => {
  self.onmessage = resolve;
});
const [glue, { data }] = await Promise.all([boundaryGlue(), asked]);
await glue.default({ module_or_path: data.module });
postMessage(glue.spin(data.rounds));
