import * as client from '@goldens/control';
import { count, each, Hasher, Lines, load, numbers, places, watch } from '@goldens/control';
import * as sync from '@goldens/control/sync';

const controller = new AbortController();
const counted: number = await count(5, 2);
await count(5, null, { signal: controller.signal });
await count(5, undefined, { onProgress: (progress) => console.log(progress) });
const loaded: number = await load({ timeout: 5 });

await each([1], (done: number) => done * 2);
await watch((done) => done.toFixed());
await watch();

const stream: ReadableStream<bigint> = await numbers(3);
for await (const number of await numbers(3)) console.log(number + 1n);
for await (const place of await places()) console.log(place.at + 1);
await (await numbers(3)).pipeTo(new WritableStream<bigint>());

const hasher = await Hasher.create(new Blob(), 4);
await hasher.push(new Blob());
for await (const copy of await hasher.copies()) await copy.dispose();
const { readable, writable } = await Hasher.stream([1, 2]);
const file: ReadableStream<Uint8Array> = new Blob().stream();
await file.pipeTo(writable);
const digest: ReadableStream<Uint8Array> = readable;
const through: ReadableStream<string> = new ReadableStream<string>().pipeThrough(
  await Lines.stream(),
);

// @ts-expect-error the control is nobody's parameter
await count(5, {}, 2, {});
// @ts-expect-error numbers are no strings
(await Lines.stream()).writable.getWriter().write(7);
// @ts-expect-error the class of streams is the client's own affair
client.OutboardStream;

const now: number = sync.count(5, null, { timeout: 5, onProgress: ({ fraction }) => fraction });
const later: number = await sync.load({ signal: controller.signal });
for await (const number of sync.numbers(3)) console.log(number + 1n);
for await (const place of await sync.places({ timeout: 9 })) console.log(place.at + 1);
const own = new sync.Hasher([1], sync.makeControl({ timeout: 5 }), 4);
own.push(undefined, [1]);
const step = await own.copies().next();
if (!step.done) step.value.finish();
// @ts-expect-error an option that does not exist
sync.count(5, null, { later: true });

export const all = [counted, loaded, stream, digest, through, now, later];
