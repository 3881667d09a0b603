import * as Comlink from 'comlink';

const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
const counts = Comlink.wrap(worker);

export async function count(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return counts.histogram(Comlink.transfer(bytes, [bytes.buffer]));
}

export async function add(values) {
  const total = await counts.total();
  const sum = await total.add(values);
  await total.free();
  total[Comlink.releaseProxy]();
  return sum;
}
