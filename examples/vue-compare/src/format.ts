const megabytes = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** As people say it: 4.4 MB, 312 kB. The blank does not break. */
export function bytes(count: number): string {
  if (count >= 999_500) return `${megabytes.format(count / 1e6)}\u00a0MB`;
  return `${Math.max(1, Math.round(count / 1000))}\u00a0kB`;
}

/** A share of a whole. */
export const percent = (part: number, whole: number) =>
  part < whole / 100 ? 'under 1%' : `${Math.round((part / whole) * 100)}%`;

/** What a PSNR says, in decibels and in words. */
export function decibels(value: number): string {
  return Number.isFinite(value) ? `${value.toFixed(1)} dB` : 'nothing lost';
}
