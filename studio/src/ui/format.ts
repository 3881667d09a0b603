const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** `1.2 MB`, in powers of 1000, as file managers have it. */
export function bytes(count: number): string {
  if (count < 1000) return `${count} B`;
  if (count < 1e6) return `${(count < 1e5 ? tenth : whole).format(count / 1e3)} kB`;
  return `${tenth.format(count / 1e6)} MB`;
}

/** `84 ms`, `1.9 s`. */
export function duration(ms: number): string {
  if (ms < 10) return `${tenth.format(ms)} ms`;
  if (ms < 1000) return `${whole.format(ms)} ms`;
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** `4032 × 3024`. */
export function size(width: number, height: number): string {
  return `${width} × ${height}`;
}

/** `14×`, `2.3×`. */
export function ratio(factor: number): string {
  return `${(factor < 10 ? tenth : whole).format(factor)}×`;
}
