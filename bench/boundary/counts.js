/** How many calls a contestant makes in one turn, where one call is too short for the page's clock. */
export const CALLS = { noop: 300, flight: 1000, sync: 1_000_000 };

/** How many structs cross. */
export const STARS = 10_000;
