/**
 * What it costs to cross from a page to an engine and back, in headless Chromium, beside what one would write by hand. `cargo xtask
 * bench boundary` builds the packages and runs this; docs/benchmarks/boundary.md says what the rows mean.
 */
import { rows } from './boundary/rows/index.js';
import { command } from './harness/command.js';

await command({ name: 'boundary', rows, peers: ['comlink'], photographs: false });
