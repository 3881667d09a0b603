/** What every app in an isolate does, with the photograph that is posted to it. */
import { resize } from '@outboard/image';
import { Gzip, lines, sum } from 'streams';
import { countPrimes, engine } from 'threads';
import { work } from './work.js';

export default {
  /** @param {Request} request */
  async fetch(request) {
    const photo = await request.arrayBuffer();
    return Response.json(await work({ resize, Gzip, lines, sum, countPrimes, engine }, photo));
  },
};
