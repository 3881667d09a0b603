import { consume, join, Matrix, trace } from '@goldens/handles';

const a = await Matrix.create([1, 2]);
const b = await Matrix.create(new Float32Array(2));
const dot: number = await a.dot(b);
const maybe: Matrix | undefined = await a.orElse(null);
await a.orElse();
await a.orElse(b, { timeout: 1 });
const joined: Matrix = await join([a, b]);
const cells: Float32Array = await joined.finish();
await trace(a);
await consume(a, 2);

// @ts-expect-error no handle
await trace({});

export const all = [dot, maybe, cells];
