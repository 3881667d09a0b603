const shape = (path: string) => () => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const Cross = shape('M6 6l12 12M18 6L6 18');
export const Retry = shape('M4 12a8 8 0 1 1 2.5 5.8M4 20v-4h4');
export const Tick = shape('M5 13l4.5 4.5L19 7');
export const Arrow = shape('M12 19V5m-6 6 6-6 6 6');
