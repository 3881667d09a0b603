import {
  area,
  Doc,
  type Id,
  type Json,
  query,
  type Rect,
  type Shape,
  shapes,
} from '@goldens/types';

const rect: Rect = { x: 0, y: 0 };
const size: number = await area(rect);
const one: Rect = await query('a');
const many: Rect[] = await query(1, true);
await query('a', undefined, { timeout: 1 });
await query(1, false, { timeout: 1 });
const list: Shape[] = await shapes([{ kind: 'circle', radius: 1 }]);
const doc = await Doc.create();
const value: Json = await doc.get('a');
await doc.get(['a'], 1, { timeout: 1 });
const count: number = await doc.size();
const id: Id = 1;

// @ts-expect-error no shape
await shapes([{ kind: 'square' }]);
// @ts-expect-error no overload
await query(true);

export const all = [size, one, many, list, value, count, id];
