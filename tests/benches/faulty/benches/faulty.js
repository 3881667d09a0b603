export function fine(size) {
  let sum = 0;
  for (let n = 0; n < size; n++) sum += (n * n) % 7;
  return sum;
}

export const unfit = () => ({ width: 1 });
