const megabytes = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** As people say it: 4.4 MB, 312 kB. The blank does not break. */
export function bytes(count: number): string {
  if (count >= 999_500) return `${megabytes.format(count / 1e6)}\u00a0MB`;
  return `${Math.max(1, Math.round(count / 1000))}\u00a0kB`;
}

/** How much less it is, in percent. */
export const saved = (before: number, after: number) => Math.round((1 - after / before) * 100);
