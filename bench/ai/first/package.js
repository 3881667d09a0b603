/** The package, as an app imports it. */
export * from 'packages/ai/index.js';
