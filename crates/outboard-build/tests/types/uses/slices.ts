import { clamp, invert, Mixer, normalise } from '@goldens/slices';

await invert(new Uint8Array(1), new Blob());
const peak: number = await normalise(new Float32Array(1));
const mixer = await Mixer.create(1);
await mixer.apply(new Float64Array(1), new Float64Array(1), { timeout: 1 });
const pixels: Uint8ClampedArray = await clamp(new Uint8ClampedArray(4), null);

// @ts-expect-error there is nothing to write back to
await invert(new Blob(), [1]);

export const all = [peak, pixels];
