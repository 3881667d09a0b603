/** What a row ran on. @param {{ variant?: string }} stats */
export function where({ variant = 'simd' }) {
  const page = crossOriginIsolated ? 'an isolated page' : 'a page without isolation';
  return `the variant ${variant}, in ${page}`;
}
