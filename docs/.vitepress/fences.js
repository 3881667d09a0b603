/** What stands behind the language of a fence is for tests/docs, and none of the reader's affair. */

/** @param {import('vitepress').MarkdownRenderer} md */
export function plainFences(md) {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index];
    // VitePress reads line numbers from there, and a reason may well have digits.
    token.info = token.info.split(/\s/)[0] || 'txt';
    return fence?.(tokens, index, ...rest) ?? '';
  };
}
