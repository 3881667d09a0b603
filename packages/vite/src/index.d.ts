import type { Plugin } from 'vite';

export interface Options {
  /**
   * How Outboard is run: `'outboard'` by default, or what stands in `OUTBOARD`. A list is a program with its first arguments, such as
   * `['cargo', 'run', '-q', '-p', 'outboard-cli', '--']`.
   */
  command?: string | string[];
  /** Whether the pages of dev and preview are cross-origin isolated, so that engines with threads run with them. */
  isolated?: boolean;
  /** Folders of crates to build when Vite starts, from its root on. Others are built when they are imported first. */
  crates?: string[];
  /**
   * Whether crates are optimised: by default in `vite build` and not in dev. `true` optimises in dev too, where an engine is too slow
   * without; `false` never.
   */
  release?: boolean;
}

/** Lets an app write `import { f } from '../engine'`, where `engine` is the folder of a Rust crate. */
export default function outboard(options?: Options): Plugin;
