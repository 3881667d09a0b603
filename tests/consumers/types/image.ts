import init, { decode, encode, type ImageInfo, info, pipeline, resize } from '@outboard/image';

export async function right(file: File, bytes: Uint8Array): Promise<ImageInfo> {
  await init();
  const small: Blob = await resize(file, { width: 800 });
  const card: Blob = await pipeline(bytes)
    .resize({ width: 400, height: 400, fit: 'cover' })
    .jpeg({ quality: 80 })
    .toBlob({ signal: AbortSignal.timeout(1000) });
  const again: Blob = await encode(await decode(card), { format: 'webp' });
  return info(again ?? small);
}

export async function wrong(file: File) {
  // @ts-expect-error there is no such fit
  await resize(file, { width: 800, fit: 'stretch' });
  // @ts-expect-error a width is a number
  await resize(file, { width: '800' });
  // @ts-expect-error a name is no image
  await info('photo.jpg');
  // @ts-expect-error there is no such property
  return (await info(file)).wide;
}
