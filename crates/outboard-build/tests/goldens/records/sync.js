/** The engine in this thread: every call computes before it returns. `await init()` comes first. */
import start from './records.glue.js';
import * as glue from './records.glue.js';
import { controlled } from './sync-control.js';
import { namesOf, recordOf, recorded, recordedClass } from './sync-record.js';
import { iterable } from './sync-stream.js';

iterable(glue.OutboardStream);

/** The name is that of something a client has itself. */
const Handle_ = recordOf('Handle_', {
  fields: { number: 'i32' },
  make: (c, at) => ({ number: c[0][at] }),
  split(c, at, from) {
    c[0][at] = from.number;
  },
});
/** What there is. */
const PlaceKind = namesOf('PlaceKind', ['Sea', 'dry land']);
/** A place. */
const Place = recordOf('Place', {
  fields: { latitude: 'f64', longitude: 'f64', name: 'string?', seenBy: '[u8]', class: 'PlaceKind' },
  uses: { PlaceKind },
  make: (c, at) => ({ latitude: c[0][at], longitude: c[1][at], name: c[2][at], seenBy: c[3][at], class: c[4][at] }),
  split(c, at, from) {
    c[0][at] = from.latitude;
    c[1][at] = from.longitude;
    c[2][at] = from.name;
    c[3][at] = from.seenBy;
    c[4][at] = from.class;
  },
});
const Everything = recordOf('Everything', {
  fields: { u8: 'u8', i8: 'i8', u16: 'u16', i16: 'i16', u32: 'u32', i32: 'i32', u64: 'u64', i64: 'i64', usize: 'u32', f32: 'f32', bool: 'bool', lists: '[[f32]?]', places: '[Place]', home: 'Place?', nested: '[[string]]' },
  uses: { Place },
  make: (c, at) => ({ u8: c[0][at], i8: c[1][at], u16: c[2][at], i16: c[3][at], u32: c[4][at], i32: c[5][at], u64: c[6][at], i64: c[7][at], usize: c[8][at], f32: c[9][at], bool: c[10][at], lists: c[11][at], places: c[12][at], home: c[13][at], nested: c[14][at] }),
  split(c, at, from) {
    c[0][at] = from.u8;
    c[1][at] = from.i8;
    c[2][at] = from.u16;
    c[3][at] = from.i16;
    c[4][at] = from.u32;
    c[5][at] = from.i32;
    c[6][at] = from.u64;
    c[7][at] = from.i64;
    c[8][at] = from.usize;
    c[9][at] = from.f32;
    c[10][at] = from.bool;
    c[11][at] = from.lists;
    c[12][at] = from.places;
    c[13][at] = from.home;
    c[14][at] = from.nested;
  },
});

const _all = recorded('all', glue.all, { records: { 0: [Everything], 1: [Place] }, optional: [1], gives: [Everything], async: true });
const _nearest = recorded('nearest', controlled(glue.nearest, { params: 2, control: 0 }), { records: { 0: [Place], 1: Place }, gives: Place });
const _parts = recorded('parts', glue.parts, { records: { 0: [Place] }, gives: [Place], stream: true });
const _prepare = recorded('prepare', glue.prepare, { records: { 0: [Handle_] } });
const _Atlas = recordedClass(glue.Atlas, [
  ['constructor', { records: { 0: [Handle_] }, construct: true }],
  ['of', { records: { 0: Place }, static: true }],
  ['add', { records: { 1: [Handle_] }, gives: [Handle_] }],
  ['first', { gives: Handle_, get: true }],
  ['places', { records: { 0: [Handle_] }, set: true }],
]);

export {
  _all as all,
  _nearest as nearest,
  _parts as parts,
  _prepare as prepare,
  _Atlas as Atlas,
};

export { makeControl } from './sync-control.js';

export {
  OutboardStream,
} from './records.glue.js';

let ready;

/**
 * Loads the module, once: the one beside this file, or `module_or_path` (bytes, a compiled module, a URL, a response).
 */
export function init({ module_or_path } = {}) {
  ready ??= load(module_or_path).catch((error) => {
    // The next call may find it.
    ready = undefined;
    throw error;
  });
  return ready;
}

export default init;

async function load(given) {
  await start({ module_or_path: await (given ?? beside()) });
}

function beside() {
  if (!import.meta.url) {
    throw new TypeError('There is no address here: pass the module to init({ module_or_path })');
  }
  const url = new URL('./records.simd.wasm', import.meta.url);
  if (url.protocol !== 'file:') return url;
  // Node does not fetch files. It is asked this way so that no bundler looks for a module of Node's.
  const fs = globalThis.process?.getBuiltinModule?.('node:fs/promises');
  return fs ? fs.readFile(url) : url;
}
