/** The same search in JavaScript: what there would be without the engine. */
export function search(bytes) {
  const phrase = Array.from('lighthouse keeper');
  const typos = new Uint32Array(phrase.length + 1);
  const found = [];
  const lines = new TextDecoder().decode(bytes).split('\n');
  for (const [index, line] of lines.entries()) {
    for (let i = 0; i < typos.length; i++) typos[i] = i;
    let fewest = typos.length;
    for (const letter of line.toLowerCase()) {
      let shorter = 0;
      let before = 0;
      for (let i = 0; i < phrase.length; i++) {
        const wrong = before + (phrase[i] === letter ? 0 : 1);
        before = typos[i + 1];
        shorter = Math.min(wrong, before + 1, shorter + 1);
        typos[i + 1] = shorter;
      }
      fewest = Math.min(fewest, shorter);
    }
    if (fewest <= 2) found.push([index + 1, fewest]);
  }
  return found.sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, 100);
}
