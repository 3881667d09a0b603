'use client';
export { useCall, useHandle } from './calls.js';
/** Any client of Outboard in React: what runs belongs to a component, and ends with it. Types and docs are in `index.d.ts`. */
export { useEngine } from './engine.js';
export { useSuspenseCall } from './suspense.js';
