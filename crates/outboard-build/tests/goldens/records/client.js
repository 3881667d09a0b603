/** The client: what the engine exports, one line an export. A call is sent to a lane; nothing computes here. */
import { RecordEngine as Engine, namesOf, recordOf } from './runtime/records.js';
import { classOf } from './runtime/classes.js';
import { onEveryLane } from './runtime/setup.js';

export {
  EngineError,
  EnginePanic,
  EngineTrap,
  InitError,
  LaneLostError,
  OutboardError,
  RefusedError,
  StaleHandleError,
  TimeoutError,
} from './runtime/errors.js';

export const engine = new Engine({
  name: '@goldens/records',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 'auto',
});
export const init = engine.init;
export default init;

// What gives a stream gives one of these, and the caller gets a ReadableStream.
classOf(engine, 'OutboardStream', { next: { params: 0, async: true } });
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
export const all = engine.fn('all', { params: 2, bytes: [0, 1], async: true, records: { 0: [Everything], 1: [Place] }, optional: [1], gives: [Everything] });
/** By slice, with something filled in before them. */
export const nearest = engine.fn('nearest', { params: 2, bytes: [0, 1], control: 0, records: { 0: [Place], 1: Place }, gives: Place });
export const parts = engine.fn('parts', { params: 1, bytes: [0], stream: true, records: { 0: [Place] }, gives: [Place] });
export const prepare = onEveryLane(engine, 'prepare', { params: 1, bytes: [0], records: { 0: [Handle_] } });
/** Places that are kept. */
export const Atlas = classOf(engine, 'Atlas', {
  create: { params: 1, bytes: [0], records: { 0: [Handle_] }, construct: true },
  of: { params: 1, bytes: [0], records: { 0: Place }, static: true },
  add: { params: 1, bytes: [0], control: 0, records: { 0: [Handle_] }, gives: [Handle_] },
  first: { get: 'first', gives: Handle_ },
  setPlaces: { set: 'places', bytes: [0], records: { 0: [Handle_] } },
});
