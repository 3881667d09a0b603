/** The entry for pages: gives the client its host, with the literal URLs that bundlers look for. */
import { engine } from './client.js';
import { choose } from './runtime/hosts/choose.js';
import { page } from './runtime/hosts/page.js';

/* $variants$ */

// The first that runs here is downloaded, and no other.
engine.host = choose(engine, page, [$list$]);

/* $exports$ */
