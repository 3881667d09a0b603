/** What can be typed: the words of `outboard new`. */
import { parseArgs } from 'node:util';
import { Refused } from './refused.js';

export const HELP = `npm create outboard [NAME] -- [OPTIONS]

Makes a project whose Rust runs off the main thread: an app or a package, and the crate in engine/.

  NAME                  its folder, and its name
  -t, --template NAME   vanilla, react, vue, next, node or lib
  -y, --yes             ask nothing: what is not said is the default
      --run             then install what it needs, and start it
  -h, --help            this
`;

/** @param {string[]} words */
export function read(words) {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        template: { type: 'string', short: 't' },
        yes: { type: 'boolean', short: 'y' },
        run: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (positionals.length > 1) throw new Error(`one name, and not ${positionals.length}`);
    return { ...values, path: positionals[0] };
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new Refused('usage', message, 'see `npm create outboard -- --help`', { cause: error });
  }
}
