/** The rows of the table, in its order. To add one, add a folder with a `row.mjs`, and a line. */
import { row as bare } from './bare/row.mjs';
import { row as esbuild } from './esbuild/row.mjs';
import { row as node } from './node/row.mjs';
import { row as vite } from './vite-app/row.mjs';

/** @type {import('./frame/row.mjs').Row[]} */
export const rows = [bare, vite, esbuild, node];
