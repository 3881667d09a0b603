import init, { type ImageInfo, info, resize } from '@outboard/image';
import { resize as resizeInline } from '@outboard/image/inline';
import { Gzip, lines } from 'streams';
import { countPrimes, engine } from 'threads';
import { countPrimes as countHere, init as initHere } from 'threads/sync';

export async function right(file: File): Promise<ImageInfo> {
  await init({ lanes: 2, variant: 'simd' });
  const small: Blob = await resize(file, { width: 800, signal: AbortSignal.timeout(1000) });
  const again: Blob = await resizeInline(small, { width: 80 });
  const text: ReadableStream<string> = await lines(await again.arrayBuffer());
  const { readable, writable } = await Gzip.stream(6);
  const primes: number = await countPrimes(10, { priority: 1 });
  await initHere();
  const here: number = countHere(primes);
  const variant: string | undefined = engine.stats().variant;
  return { ...(await info(small)), ...{ text, readable, writable, here, variant } };
}

export async function wrong(file: File) {
  // @ts-expect-error a width is a number
  await resize(file, { width: '800' });
  // @ts-expect-error there is no such variant
  await init({ variant: 'fast' });
  // @ts-expect-error a limit is a number
  await countPrimes('10');
}
