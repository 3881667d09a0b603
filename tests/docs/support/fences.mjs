/** The pages, and the fences in them. */
import { readdir, readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const docs = resolve(root, 'docs');

/**
 * A fenced block of code.
 *
 * @typedef {object} Fence
 * @property {string} page its path in the repository
 * @property {number} line of its first line of code
 * @property {string} language empty, where it has none
 * @property {string | undefined} reason why it is not tested
 * @property {string | undefined} from a file that has this code, word for word, and that other tests run
 * @property {string} code
 * @property {string} place page and line, for messages
 */

/** Pages of the repository that are part of the guide and lie elsewhere. */
const besides = ['README.md', 'engines/image/js/README.md'];

/** @returns {Promise<string[]>} paths in the repository */
export async function pages() {
  const files = await readdir(docs, { recursive: true });
  const guide = files
    .filter((file) => file.endsWith('.md') && !/(^|\/)(node_modules|\.vitepress)\//.test(file))
    .map((file) => relative(root, resolve(docs, file)))
    .sort();
  return [...guide, ...besides];
}

/** @param {string} page @returns {Promise<Fence[]>} */
export async function fencesOf(page) {
  return split(page, await readFile(resolve(root, page), 'utf8'));
}

/** @param {string} page @param {string} text @returns {Fence[]} */
export function split(page, text) {
  /** @type {Fence[]} */
  const fences = [];
  /** @type {{ mark: string, indent: number, fence: Fence, lines: string[] } | undefined} */
  let open;
  for (const [index, line] of text.split('\n').entries()) {
    const found = /^(\s*)(`{3,})\s*(.*)$/.exec(line);
    if (open) {
      if (found?.[2] === open.mark && !found[3]) {
        fences.push({ ...open.fence, code: open.lines.map((code) => `${code}\n`).join('') });
        open = undefined;
      } else {
        open.lines.push(line.slice(Math.min(open.indent, line.search(/\S|$/))));
      }
    } else if (found) {
      const [, blank = '', mark = '', info = ''] = found;
      const [, language = '', said, words = ''] =
        /^(\S*)(?:\s+(no-test|from):\s*(.*))?/.exec(info) ?? [];
      const reason = said === 'no-test' ? words.trim() : undefined;
      const from = said === 'from' ? words.trim() : undefined;
      const place = `${page}:${index + 2}`;
      if (info.includes('`')) throw new Error(`${place}: Markdown knows no fence with \`${info}\``);
      if (/no-test/.test(info) && !reason) {
        throw new Error(`${place}: \`no-test\` needs a reason: \`\`\`${language} no-test: why`);
      }
      const fence = { page, line: index + 2, language, reason, from, code: '', place };
      open = { mark, indent: blank.length, fence, lines: [] };
    }
  }
  if (open) throw new Error(`${open.fence.place}: the fence is never closed`);
  return fences;
}
