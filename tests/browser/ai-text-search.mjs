/** A search among 10,000 passages, timed. It runs in a page as it stands, so it has no imports. */

/**
 * Searches an index of random vectors, and says how long one search takes without the work of the sentence model.
 *
 * @param {any} ai the package
 * @param {{ kit: string, count: number, turns: number }} options
 * @returns {Promise<{ search: number, bytes: number, load: number, size: number, first: string }>} milliseconds (the median) and bytes
 */
export async function timedSearch(ai, { kit, count, turns }) {
  const embedder = await ai.Embedder.load(kit);
  const { dimensions, model } = embedder;
  const query = 'what is looked for';
  const [wanted] = await embedder.embed([query]);

  // The bytes of an index, as `save` gives them: one passage is the query itself, all others point anywhere.
  const text = new TextEncoder();
  const texts = [model];
  for (let at = 0; at < count; at++) texts.push(`id ${at}`, `passage ${at}`);
  const encoded = texts.map((each) => text.encode(each));
  const words = encoded.reduce((sum, { length }) => sum + 4 + length, 0);
  const size = 24 + words + count * dimensions * 4 + 8;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set(text.encode('OUTBOARD-INDEX'));
  view.setUint16(14, 1, true);
  view.setUint32(16, dimensions, true);
  view.setUint32(20, count, true);
  let place = 24;
  for (const each of encoded) {
    view.setUint32(place, each.length, true);
    bytes.set(each, place + 4);
    place += 4 + each.length;
  }
  let seed = 1;
  for (let at = 0; at < count; at++) {
    const vector = new Float32Array(dimensions);
    for (let n = 0; n < dimensions; n++) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
      vector[n] = seed / 2 ** 31;
    }
    if (at === count - 1) vector.set(wanted);
    const length = Math.hypot(...vector);
    for (let n = 0; n < dimensions; n++) {
      view.setFloat32(place, vector[n] / length, true);
      place += 4;
    }
  }
  let sum = 0xcbf29ce484222325n;
  const step = (/** @type {bigint} */ value) => {
    sum = ((sum ^ value) * 0x100000001b3n) & 0xffffffffffffffffn;
  };
  const eights = place - (place % 8);
  for (let at = 0; at < eights; at += 8) {
    step(view.getBigUint64(at, true));
    sum ^= sum >> 32n;
  }
  for (let at = eights; at < place; at++) step(BigInt(bytes[at]));
  view.setBigUint64(place, sum, true);

  const started = performance.now();
  const index = await ai.SearchIndex.load(bytes, embedder);
  const load = performance.now() - started;

  const median = (/** @type {number[]} */ times) =>
    times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  const whole = [];
  const model_ = [];
  let first = '';
  for (let turn = 0; turn < turns; turn++) {
    const before = performance.now();
    await embedder.embed([query]);
    const between = performance.now();
    [{ id: first }] = await index.search(query, { top: 10 });
    model_.push(between - before);
    whole.push(performance.now() - between);
  }
  const result = {
    search: median(whole) - median(model_),
    bytes: size,
    load,
    size: index.size,
    first,
  };
  await index.dispose();
  await embedder.dispose();
  return result;
}
