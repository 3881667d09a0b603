/** Follows the links of a site, in a browser. */

/** @import { Page } from 'playwright-core' */

/**
 * What was found on the way: the paths of all pages, links that lead nowhere, and those that lead elsewhere.
 *
 * @param {Page} page any page of the site: others are read from there
 * @param {string} url of the site
 * @returns {Promise<{ seen: Set<string>, broken: string[], external: Set<string> }>}
 */
export async function crawl(page, url) {
  /** Pages, with their anchors, and `null` for what is not there. @type {Map<string, Set<string> | null>} */
  const known = new Map();
  /** @type {{ from: string, path: string, anchor: string }[]} */
  const links = [];
  /** @type {Set<string>} */
  const external = new Set();
  let waiting = ['/index.html'];
  while (waiting.length > 0) {
    const read = await page.evaluate(readAll, waiting);
    /** @type {Set<string>} */
    const next = new Set();
    for (const { path, anchors, hrefs } of read) {
      known.set(path, anchors && new Set(anchors));
      for (const href of hrefs) {
        const target = new URL(href, `${url}${path}`);
        if (target.origin !== url) {
          if (target.protocol.startsWith('http')) external.add(target.href);
          continue;
        }
        const to = target.pathname.endsWith('/') ? `${target.pathname}index.html` : target.pathname;
        links.push({ from: path, path: to, anchor: target.hash.slice(1) });
        next.add(to);
      }
    }
    waiting = [...next].filter((path) => !known.has(path));
  }
  const broken = links
    .filter(({ path, anchor }) => {
      const anchors = known.get(path);
      // Rustdoc's own ids are escaped like addresses, those of the guide are not.
      const isThere = () => [anchor, decodeURIComponent(anchor)].some((id) => anchors?.has(id));
      return !anchors || (anchor !== '' && !isThere() && !isElsewhere(path, anchor));
    })
    .map(({ from, path, anchor }) => `${from} → ${path}${anchor && `#${anchor}`}`);
  return { seen: new Set([...known.keys()]), broken: [...new Set(broken)], external };
}

/** Rustdoc marks lines of its sources by a script. @param {string} path @param {string} anchor */
const isElsewhere = (path, anchor) =>
  path.startsWith('/api/rust/src/') && /^\d+(-\d+)?$/.test(anchor);

/**
 * Runs in the page.
 *
 * @param {string[]} paths
 * @returns {Promise<{ path: string, anchors: string[] | null, hrefs: string[] }[]>}
 */
async function readAll(paths) {
  return Promise.all(
    paths.map(async (path) => {
      const response = await fetch(path);
      if (!response.ok) return { path, anchors: null, hrefs: [] };
      if (!/html/.test(response.headers.get('Content-Type') ?? '')) {
        return { path, anchors: [], hrefs: [] };
      }
      const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
      return {
        path,
        anchors: Array.from(
          parsed.querySelectorAll('[id], a[name]'),
          (one) => one.id || one.getAttribute('name') || '',
        ),
        hrefs: Array.from(
          parsed.querySelectorAll('a[href]'),
          (one) => one.getAttribute('href') ?? '',
        ),
      };
    }),
  );
}
