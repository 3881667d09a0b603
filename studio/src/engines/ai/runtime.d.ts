/** Parts of the client of an engine, which are only loaded here, and used by itself. */
declare module '@outboard/ai/runtime/*';
