/** The page of the boundary's bench: what each row does. */
import { offer } from '../../page/work.js';

offer({
  noop: () => import('./work/noop.js'),
  flight: () => import('./work/flight.js'),
  bytes: () => import('./work/bytes.js'),
  echo: () => import('./work/echo.js'),
  view: () => import('./work/view.js'),
  recordsIn: () => import('./work/recordsIn.js'),
  recordsOut: () => import('./work/recordsOut.js'),
  sync: () => import('./work/sync.js'),
  lanes: () => import('./work/lanes.js'),
  busy: () => import('./work/busy.js'),
});
