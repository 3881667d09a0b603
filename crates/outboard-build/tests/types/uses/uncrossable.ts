import * as client from '@goldens/uncrossable';
import * as sync from '@goldens/uncrossable/sync';

const width: number = await client.picture(await createImageBitmap(new Blob()), new Blob());
const player = await client.Player.silent();
await player.play();

// @ts-expect-error functions do not cross
client.each;
// @ts-expect-error nor do elements
client.draw;
// @ts-expect-error nor does a constructor that takes the page's audio
client.Player.create;
// @ts-expect-error nor do callbacks
player.onEnd;

sync.each(() => {});
sync.watch([1], (done: number, total: number) => done / total);
new sync.Player(new AudioContext()).onEnd(null);

export const all = [width];
