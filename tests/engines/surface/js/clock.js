/** The milliseconds since an origin that lies somewhere in the past. */
export function now() {
  return performance.now();
}
