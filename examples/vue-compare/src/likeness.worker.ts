/** The peak signal-to-noise ratio of red, green and blue, over all pixels. */
addEventListener('message', ({ data: [a, b] }: MessageEvent<[ImageData, ImageData]>) => {
  let squares = 0;
  for (let at = 0; at < a.data.length; at++) {
    if (at % 4 === 3) continue;
    const difference = (a.data[at] ?? 0) - (b.data[at] ?? 0);
    squares += difference * difference;
  }
  const mean = squares / (a.width * a.height * 3);
  postMessage(10 * Math.log10((255 * 255) / mean));
});
