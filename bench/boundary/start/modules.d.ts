/** What Vite finds by its aliases, when the packages have been built. */
declare module 'packages/*';
declare module 'by-hand/*';
