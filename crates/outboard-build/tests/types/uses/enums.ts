import { Color, type Filter, mix, Sign, sign } from '@goldens/enums';
import * as sync from '@goldens/enums/sync';

const red: Color = Color.Red;
const blue: Color.Blue = Color.Blue;
const name: 'Red' = Color[0];
const minus: 'Minus' = Sign[-1];
const mixed: Color = await mix(red, blue);
const filter: Filter = 'nearest';
const answer: Sign = await sign(filter);
const here: sync.Color = sync.mix(sync.Color.Green, 7);

// @ts-expect-error no colour
await mix(2);
// @ts-expect-error no filter
await sign('sharpest');

export const all = [name, minus, mixed, answer, here];
