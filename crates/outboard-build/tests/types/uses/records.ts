import type { Everything, Handle_, Place, PlaceKind } from '@goldens/records';
import * as client from '@goldens/records';
import { Atlas, all, nearest, parts, prepare } from '@goldens/records';
import * as sync from '@goldens/records/sync';

const kind: PlaceKind = 'dry land';
const place: Place = { latitude: 1, longitude: 2, seenBy: new Uint8Array(), class: kind };
const places: readonly Place[] = [place, { ...place, name: undefined }, { ...place, name: 'Ys' }];

const found: Place | undefined = await nearest(places, place, { timeout: 5 });
await nearest.with({ priority: 1 })(places, place);
const everything: Everything[] = await all([]);
const again: Everything[] = await all(everything, places, { signal: new AbortController().signal });
await all(again, null);
for await (const part of await parts(places)) console.log(part[0].name?.length ?? found?.class);
await prepare([{ number: 1 }]);

const atlas = await Atlas.create([{ number: 1 }]);
const given: Handle_[] = await atlas.add([{ number: 2 }], { timeout: 5 });
await atlas.setPlaces(given);
const number: number | undefined = (await atlas.first())?.number;
await (await Atlas.of(place)).dispose();

const large: bigint = again[0].u64 + again[0].i64;
const list: (Float32Array | undefined)[] = again[0].lists;
const words: string[][] = again[0].nested;

// @ts-expect-error bytes are nobody's business
await nearest(new Uint8Array(), place);
// @ts-expect-error a field is missing
await nearest([{ latitude: 1, longitude: 2, class: kind }], place);
// @ts-expect-error there is no such kind
await nearest([{ ...place, class: 'Land' }], place);
// @ts-expect-error a u64 is a bigint
await all([{ ...again[0], u64: 1 }]);
// @ts-expect-error one is not many
await nearest(place, place);
// @ts-expect-error a type is no value
client.Place;

const near: Place | undefined = sync.nearest(places, place, { timeout: 5 });
const later: Promise<sync.Everything[]> = sync.all(again);
for await (const part of sync.parts(places)) console.log(part[0].latitude);
const own = new sync.Atlas([{ number: 1 }]);
own.places = own.add(undefined, given);
console.log(own.first?.number, number, large, list, words, near, later);
