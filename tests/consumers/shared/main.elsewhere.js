/** The app, whose packages lie on another origin: it says so before its first call. */
import { init, resize } from '@outboard/image';
import { Gzip, init as initStreams, lines, sum } from 'streams';
import { countPrimes, engine, init as initThreads } from 'threads';
import { work } from './work.js';

globalThis.answer = (async () => {
  await init({ crossOrigin: true });
  await initStreams({ crossOrigin: true });
  await initThreads({ crossOrigin: true });
  const photo = await (await fetch('/photo.jpg')).arrayBuffer();
  return work({ resize, Gzip, lines, sum, countPrimes, engine }, photo);
})();
