import { Index, Point } from '@goldens/classes';
import * as sync from '@goldens/classes/sync';

await using point = await Point.create(1, 2, { timeout: 5 });
const origin: Point = await Point.origin();
await point.setX(3);
await point.set_line_width(1);
const x: number = await point.x();
const label: string = await point.label({ priority: 1 });
await origin.dispose();
const index: Index = await Index.build(new Blob(['words']));
const terms: number = await index.terms();

// @ts-expect-error objects live on lanes
new Point(1, 2);
// @ts-expect-error nobody constructs it
await Index.create();
// @ts-expect-error it can only be read
await point.setY(1);

const here = new sync.Point(1, 2);
here.x = here.y + here.line_width;
here.only = 1;
// @ts-expect-error it can only be read
here.y = 1;
// @ts-expect-error nobody constructs it
new sync.Index();
here.free();

export const all = [x, label, terms];
