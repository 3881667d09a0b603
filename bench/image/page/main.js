/** The page of the image bench: what each row does. */
import { offer } from '../../page/work.js';

offer({
  pixels: () => import('./work/pixels.js'),
  file: () => import('./work/file.js'),
  lanes: () => import('./work/lanes.js'),
  bytes: () => import('./work/bytes.js'),
});
