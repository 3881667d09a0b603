/** The table of the boundary: one file a kind of row. */
import { busy, busySpare } from './busy.js';
import { bytes, bytesIsolated } from './bytes.js';
import { echo, echoIsolated, echoView } from './echo.js';
import { flight } from './flight.js';
import { lanes } from './lanes.js';
import { noop } from './noop.js';
import { recordsIn, recordsOut } from './records.js';
import { client, foreignWasm, imageWasm } from './sizes.js';
import { startRows } from './start.js';
import { sync } from './sync.js';

export const rows = [
  noop,
  flight,
  bytes,
  bytesIsolated,
  echo,
  echoIsolated,
  echoView,
  recordsIn,
  recordsOut,
  sync,
  ...startRows,
  lanes,
  client,
  imageWasm,
  foreignWasm,
  busy,
  busySpare,
];
