/** The entry for Node: gives the client its host. */
import { Worker } from 'node:worker_threads';
import { engine } from './client.js';
import { choose } from './runtime/hosts/choose.js';
import { node } from './runtime/hosts/node.js';

/* $variants$ */

// The first that runs here is read, and no other.
engine.host = choose(engine, node, [$list$]);

/* $exports$ */
