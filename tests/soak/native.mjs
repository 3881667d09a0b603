/** What the native engine makes of the plans, beforehand: small pictures of the photographs, and then the results to compare with. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { photographs, root } from '../browser/support/places.mjs';
import { must } from '../browser/support/process.mjs';
import { PLANS } from './pictures.mjs';

/** @import { Plan, Task } from './pictures.mjs' */

/** Where it all lies. */
export const folder = resolve(root, 'target/soak');

/** The small pictures: what decoders differ in is in all of them. @type {Record<string, Plan>} */
const SMALL = {
  jpg: { operations: [{ resize: { width: 320 } }], output: { jpeg: { quality: 85 } } },
  'progressive.jpg': {
    operations: [{ resize: { width: 240 } }],
    output: { jpeg: { progressive: true, subsampling: '4:4:4' } },
  },
  png: { operations: [{ resize: { width: 260 } }], output: { png: {} } },
  webp: { operations: [{ resize: { width: 200 } }], output: { webp: {} } },
};

/** What a whole photograph is made into. @type {Plan} */
const LARGE = { operations: [{ resize: { width: 400 } }], output: { jpeg: { quality: 80 } } };

/** @returns {Promise<Task[]>} */
export async function prepare() {
  await mkdir(folder, { recursive: true });
  const some = photographs().slice(-3);
  const small = some.flatMap(({ path, file }) =>
    Object.entries(SMALL).map(([kind, plan]) => ({
      input: path,
      plan,
      output: resolve(folder, `${file.split('.')[0]}.${kind}`),
    })),
  );
  for (const { code } of await native(small)) {
    if (code) throw new Error(`The native engine makes no small pictures: ${code}`);
  }
  const whole = await readFile(small[0].output);
  const broken = resolve(folder, 'broken.jpg');
  await writeFile(broken, whole.subarray(0, 100));
  const text = resolve(folder, 'text.jpg');
  await writeFile(text, 'This is no picture.');

  const tasks = [
    ...small.flatMap(({ output }) =>
      Object.entries(PLANS).map(([name, plan]) => task(output, name, plan, 1)),
    ),
    ...some.map(({ path }) => task(path, 'whole', LARGE, 0.2)),
    task(broken, 'broken', LARGE, 3),
    task(text, 'no picture', LARGE, 3),
  ].map((task, number) => ({ ...task, output: resolve(folder, `${number}.expected`) }));
  const made = await native(tasks.map((task) => ({ ...task, plan: written(task) })));
  return tasks.map((task, i) => ({ ...task, code: made[i].code }));
}

/**
 * @param {string} input
 * @param {string} name
 * @param {Plan & { gain?: number }} given
 * @param {number} weight
 * @returns {Omit<Task, 'output'>}
 */
function task(input, name, { gain = 1, ...plan }, weight) {
  const isJpeg = input.endsWith('.jpg');
  const isWebp = plan.output.webp || (plan.output.same && input.endsWith('.webp'));
  return {
    name: `${input.split('/').at(-1)}, ${name}`,
    input,
    plan,
    weight,
    compared: isJpeg ? 'pixels' : isWebp ? 'read back' : 'file',
    bound: isJpeg ? gain : 0,
  };
}

/** What is compared is what the native engine writes. @param {Omit<Task, 'output'>} task */
const written = ({ plan, compared }) =>
  compared === 'file' ? plan : { ...plan, output: { pixels: {} } };

/**
 * @param {{ input: string, plan: Plan, output: string }[]} tasks
 * @returns {Promise<{ code?: string }[]>}
 */
async function native(tasks) {
  const list = resolve(folder, 'tasks.json');
  await writeFile(list, JSON.stringify(tasks));
  const program = process.env.OUTBOARD_PLANS;
  if (!program) {
    throw new Error(
      'OUTBOARD_PLANS names the native program. `cargo xtask soak` makes it, or: cargo build -p outboard-image --example plans',
    );
  }
  const said = await must(program, [list]);
  return said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
