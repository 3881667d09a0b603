/** What is timed, with each engine's `./sync`: no lane and no message is between the clock and the work. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @import { Sample } from '../harness/places.js' */

/**
 * @typedef {object} Task
 * @property {string} title
 * @property {'image' | 'attributed'} engine
 * @property {(engine: any) => () => unknown} prepare what the work needs, and the work itself; its result is compared
 */

/**
 * @param {string} folder of the photographs
 * @param {Sample[]} samples
 * @returns {Task[]}
 */
export function tasks(folder, samples) {
  const [photograph] = samples.toSorted((a, b) => b.width * b.height - a.width * a.height);
  const bytes = readFileSync(join(folder, photograph.file));
  const size = `${photograph.width} × ${photograph.height}`;
  return [
    {
      title: `resize raw pixels, ${size} to 800 wide`,
      engine: 'image',
      prepare: (engine) => {
        const decoded = engine.run(bytes, { output: { pixels: {} } });
        const plan = { operations: [{ resize: { width: 800 } }], output: { pixels: {} } };
        return () => engine.runPixels(decoded.bytes, decoded.width, decoded.height, plan).bytes;
      },
    },
    {
      title: `decode and encode a JPEG, ${size}`,
      engine: 'image',
      prepare: (engine) => () => engine.run(bytes, { output: { jpeg: { quality: 80 } } }).bytes,
    },
    {
      title: 'scale 1,000,000 numbers, 10 times',
      engine: 'attributed',
      prepare: (engine) => {
        const numbers = Float32Array.from({ length: 1_000_000 }, (_, i) => i % 1000);
        return () =>
          Array.from({ length: 10 }, () => engine.scaleSamples(numbers, 2).length).join();
      },
    },
    {
      title: 'read a number from a text, 500,000 times',
      engine: 'attributed',
      prepare: (engine) => () => {
        let sum = 0;
        for (let i = 0; i < 500_000; i++) sum += engine.parseNumber('12345');
        return sum;
      },
    },
    {
      title: 'call a function without arguments, 5,000,000 times',
      engine: 'attributed',
      prepare: (engine) => () => {
        let sum = 0;
        for (let i = 0; i < 5_000_000; i++) sum += engine.guards();
        return sum;
      },
    },
  ];
}
