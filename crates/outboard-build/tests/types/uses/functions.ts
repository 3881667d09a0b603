import init, {
  add,
  histogram,
  init as named,
  next,
  RefusedError,
  toUpper,
  view,
} from '@goldens/functions';
import * as sync from '@goldens/functions/sync';

await init({ lanes: 'auto' });
await named();

const sum: number = await add(1, 2);
const other: number = await add(1, 2, { signal: AbortSignal.timeout(5), timeout: 9 });
const third: number = await add.with({ priority: 1 })(1, 2);
const big: bigint = await next(1n);
const text: string = await toUpper('a');

for (const bytes of [new Uint8Array(), [1, 2], new ArrayBuffer(1), new Blob()]) {
  const counts: Uint32Array = await histogram(bytes);
  counts.length;
}
await view(new Blob(), ['a'], { anything: true });

// @ts-expect-error a string is no number
await add('1', 2);
// @ts-expect-error an option that does not exist
await add(1, 2, { later: true });
// @ts-expect-error a promise is no number
const wrong: number = add(1, 2);
// @ts-expect-error a number is no BigInt
await next(1);

const now: number = sync.add(1, 2);
await sync.init({ module_or_path: fetch('x.wasm') });
// @ts-expect-error what is synchronous reads no files
sync.histogram(new Blob());

export const all = [sum, other, third, big, text, wrong, now, RefusedError];
