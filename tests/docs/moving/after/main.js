import { histogram, Total } from 'counts';

export function count(file) {
  return histogram(file);
}

export async function add(values) {
  const total = await Total.create();
  const sum = await total.add(values);
  await total.dispose();
  return sum;
}
