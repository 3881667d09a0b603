/** The app: it does what every app here does, with the photograph that its server has. */
import { resize } from '@outboard/image/inline';
import { Gzip, lines, sum } from 'streams/inline';
import { countPrimes, engine } from 'threads/inline';
import { work } from './work.js';

globalThis.answer = fetch('/photo.jpg')
  .then((response) => response.arrayBuffer())
  .then((photo) => work({ resize, Gzip, lines, sum, countPrimes, engine }, photo));
