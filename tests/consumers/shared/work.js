/** What every app does with the packages it installed; `frame/judge.mjs` knows what has to come of it. */

/**
 * @param {Record<string, any>} packages what it uses of the image engine, a test engine with streams, and one with variants
 * @param {ArrayBuffer} photo
 */
export async function work({ resize, Gzip, lines, sum, countPrimes, engine }, photo) {
  const bytes = new Uint8Array(photo);
  let last = 0;
  const small = await resize(new Blob([photo], { type: 'image/jpeg' }), {
    width: 320,
    onProgress: (/** @type {{ fraction: number }} */ progress) => {
      last = progress.fraction;
    },
  });
  const picture = new Uint8Array(await small.arrayBuffer());

  const texts = [];
  for await (const line of each(await lines(new TextEncoder().encode('one\ntwo\nthree')))) {
    texts.push(line);
  }
  const file = await collect(new Blob([photo]).stream().pipeThrough(await Gzip.stream(1)));

  return {
    type: small.type,
    progress: last,
    picture: base64(picture),
    sum: await sum(bytes),
    lines: texts,
    file: base64(file),
    primes: await countPrimes(20_000),
    variant: engine.stats().variant ?? 'simd',
  };
}

/** Not every place can iterate a stream. @param {ReadableStream} stream */
async function* each(stream) {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream */
async function collect(stream) {
  const chunks = [];
  for await (const chunk of each(stream)) chunks.push(chunk);
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x2000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  }
  return btoa(text);
}
