import { histogram, init, shift } from '@goldens/variants';

await init({ variant: 'threads', threads: 2 });
const plain: Uint32Array = await histogram(new Uint8Array(4));
{
  using view = await histogram.view(new Uint8Array(4), { priority: 1 });
  const counts: Uint32Array = view.value;
  const bytes: Uint8Array = view.bytes;
  console.log(plain, counts, bytes);
}
const lent = await shift.view(new Int8Array(1), new Float64Array(1));
const moved: Float32Array = lent.value;
await lent.dispose();
console.log(moved);
// @ts-expect-error What gives no array is not lent.
init.view;
// @ts-expect-error There is no such variant.
await init({ variant: 'avx' });
