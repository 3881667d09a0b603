import * as client from '@goldens/uncrossable';
import * as sync from '@goldens/uncrossable/sync';

const width: number = await client.picture(await createImageBitmap(new Blob()), new Blob());
const player = await client.Player.silent();
await player.play();

await client.each((done: number) => done * 2);
await client.watch([1], (done, total) => done / total);
await player.onEnd();
await player.onEnd(async (end: string) => end.length, { timeout: 5 });
// @ts-expect-error a number is no function
await client.each(1);
// @ts-expect-error elements do not cross
client.draw;
// @ts-expect-error nor does a constructor that takes the page's audio
client.Player.create;
// @ts-expect-error nor does a getter of one
player.element;

sync.each(() => {});
sync.watch([1], (done: number, total: number) => done / total);
new sync.Player(new AudioContext()).onEnd(null);

export const all = [width];
