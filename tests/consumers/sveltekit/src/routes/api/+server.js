import { resize } from '@outboard/image';
import { Gzip, lines, sum } from 'streams';
import { countPrimes, engine } from 'threads';
import { work } from '../../work.js';

export async function POST({ request }) {
  const photo = await request.arrayBuffer();
  return Response.json(await work({ resize, Gzip, lines, sum, countPrimes, engine }, photo));
}
