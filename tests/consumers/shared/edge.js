/** The isolate of Vercel's edge: a listener in place of an export. */
import isolate from './isolate.js';

addEventListener('fetch', (event) => event.respondWith(isolate.fetch(event.request)));
