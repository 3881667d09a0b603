import init, { busy, configure, isGiven, Rounding, same, scaleSamples, Tally } from 'attributed';
import { Tally as TallyHere } from 'attributed/sync';

export async function right() {
  await init({ lanes: 'auto' });
  await configure(3);
  const samples: Float32Array = await scaleSamples(Float32Array.of(1), 2, undefined, {
    priority: 1,
  });
  const { width }: { width: number } = await same({ width: 1 });
  const given: boolean = await isGiven();
  const tally: Tally = await Tally.create(1);
  const mean: number | undefined = await tally.mean(Rounding.Up);
  await tally.setUnitPrice(await tally.unitPrice());
  return { samples, width, given, mean, total: new TallyHere(1).total };
}

export async function wrong(tally: Tally) {
  // @ts-expect-error a string is no number of milliseconds
  await busy('1');
  // @ts-expect-error there is no width
  await same({ height: 1 });
  // @ts-expect-error it is private to Rust
  await tally.scratch();
  // @ts-expect-error it can only be read
  await tally.setLabel('x');
}
