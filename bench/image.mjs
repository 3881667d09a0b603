/**
 * The image engine and the client, in headless Chromium, beside what npm has for the same work. `cargo xtask bench image` builds
 * the packages and runs this; docs/benchmarks/image.md says what the rows mean.
 */
import { command } from './harness/command.js';
import { rows } from './image/rows/index.js';

await command({
  name: 'image',
  rows,
  peers: ['pica', '@jsquash/resize', '@jsquash/jpeg', 'comlink'],
  photographs: true,
});
