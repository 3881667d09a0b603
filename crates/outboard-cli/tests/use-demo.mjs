// Uses the installed package as anyone would, and prints what came of it as JSON.
import init, * as demo from '@outboard-tests/demo';
import initSync, * as sync from '@outboard-tests/demo/sync';

const bytes = new Uint8Array([0, 255]);
const early = await demo.add(1, 2);
await init();
await demo.invert(bytes);
const counter = await demo.Counter.create(5);
const counts = await Promise.all([counter.count(), counter.count()]);
const welcome = await demo.welcome('you');
const double = await demo.double(4);
const duration = await demo.duration('2s');
await initSync();
const called = sync.each()();
const seen = {
  early,
  bytes: [...bytes],
  counts,
  welcome,
  double,
  duration,
  called,
  each: typeof demo.each,
};
console.log(JSON.stringify(seen));
