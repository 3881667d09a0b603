/** Links to files of the repository, beside the guide: they are read as they are, in the site's folder `source`. */
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const docs = fileURLToPath(new URL('..', import.meta.url));
const repository = resolve(docs, '..');

/** The files that a page links to. @type {Set<string>} */
const wanted = new Set();

/** @param {import('vitepress').MarkdownRenderer} md */
export function outside(md) {
  md.core.ruler.push('outside', (state) => {
    const folder = posix.dirname(state.env.relativePath ?? 'index.md');
    for (const { children } of state.tokens) {
      for (const token of children ?? []) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null;
        const path = href && fileOutside(folder, href);
        if (path) {
          wanted.add(path);
          token.attrSet('href', `/source/${path}.txt`);
          token.attrSet('target', '_self');
        }
      }
    }
  });
}

/** @param {string} folder of the page @param {string} href @returns {string | undefined} its path in the repository */
function fileOutside(folder, href) {
  if (/^([a-z]+:|\/|#)/i.test(href)) return undefined;
  const [path = ''] = href.split('#');
  const file = resolve(docs, folder, path);
  const within = relative(docs, file);
  return within.startsWith('..') ? relative(repository, file) : undefined;
}

/** @param {string} site the folder that was built */
export async function copyOutside(site) {
  for (const path of wanted) {
    const to = join(site, 'source', `${path}.txt`);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(resolve(repository, path), to);
  }
}
