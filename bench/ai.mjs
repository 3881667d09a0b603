/**
 * The AI engine in headless Chromium, beside onnxruntime-web with the same model files. `cargo xtask bench ai` builds the package,
 * makes sure that the models are there, and runs this; docs/ai/speed.md says what the rows mean.
 */
import { rows } from './ai/rows/index.js';
import { command } from './harness/command.js';

await command({ name: 'ai', rows, peers: ['onnxruntime-web'], photographs: false });
