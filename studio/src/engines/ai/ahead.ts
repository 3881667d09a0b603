/**
 * Fetches what the engine's client would load when it is first needed: a room that has its model asks for nothing more.
 */
export const ahead = () =>
  Promise.all([
    import('@outboard/ai/runtime/asides.js'),
    import('@outboard/ai/runtime/housekeeping.js'),
  ]);
