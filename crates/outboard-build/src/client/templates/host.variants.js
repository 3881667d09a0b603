/** A host for this build's engine. Only builds for development have this: a page takes it when its engine is swapped. */
import { choose } from './runtime/hosts/choose.js';
import { page } from './runtime/hosts/page.js';

export const build = $build$;

/* $variants$ */

export const hostOf = (engine) => choose(engine, page, [$list$]);
