// The same jobs as somebody would write them in JavaScript. Each is called as the case it does.

const brightness = (r, g, b) => (r * 54 + g * 183 + b * 19) >> 8;

export function histogram(rgba) {
  const counts = new Uint32Array(256);
  for (let i = 0; i < rgba.length; i += 4) {
    counts[brightness(rgba[i], rgba[i + 1], rgba[i + 2])]++;
  }
  return counts;
}

export function equalise(rgba) {
  const counts = histogram(rgba);
  const goesTo = new Uint8Array(256);
  let below = 0;
  for (let i = 0; i < 256; i++) {
    below += counts[i];
    goesTo[i] = (below / (rgba.length / 4)) * 255;
  }
  const result = new Uint8Array(rgba.length);
  for (let i = 0; i < rgba.length; i += 4) {
    result[i] = goesTo[rgba[i]];
    result[i + 1] = goesTo[rgba[i + 1]];
    result[i + 2] = goesTo[rgba[i + 2]];
    result[i + 3] = rgba[i + 3];
  }
  return result;
}

export function contrast(rgba) {
  let sum = 0;
  for (let i = 0; i < rgba.length; i += 4) {
    const distance = Math.abs(brightness(rgba[i], rgba[i + 1], rgba[i + 2]) - 127.5);
    sum += Math.log1p(Math.sqrt(distance));
  }
  return sum / (rgba.length / 4);
}
