/** The rows of the table, in its order. To add one, add a folder with a `row.mjs`, and a line. */
import { row as bare } from './bare/row.mjs';
import { row as bun } from './bun/row.mjs';
import { row as cdn } from './cdn/row.mjs';
import { row as deno } from './deno/row.mjs';
import { row as edge } from './edge-runtime/row.mjs';
import { row as esbuild } from './esbuild/row.mjs';
import { row as next } from './next/row.mjs';
import { row as node } from './node/row.mjs';
import { row as parcel } from './parcel/row.mjs';
import { row as resolution } from './resolution/row.mjs';
import { row as rolldown } from './rolldown/row.mjs';
import { row as rollup } from './rollup/row.mjs';
import { row as rspack } from './rspack/row.mjs';
import { row as sveltekit } from './sveltekit/row.mjs';
import { row as vite } from './vite-app/row.mjs';
import { row as webpack } from './webpack/row.mjs';
import { row as workerd } from './workerd/row.mjs';

/** @type {import('./frame/row.mjs').Row[]} */
export const rows = [
  ...[bare, vite, webpack, rspack, parcel, rollup, esbuild, rolldown],
  ...[next, sveltekit, node, deno, bun, workerd, edge, cdn, resolution],
];
