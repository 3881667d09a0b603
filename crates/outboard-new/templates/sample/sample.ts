/** A text to try: 24 MB, made here of the same few lines, with two misspelt ones far down. */
export function sample(): File {
  const lines = [
    'The keeper of the lighthouse went down to the harbour before the sun was up.',
    'Rain fell on the boats, and on the empty market, and on the stones of the pier.',
    'Far out, where nobody looked, a ship without a name turned slowly to the north.',
  ];
  const block = `${lines.join('\n')}\n`.repeat(2500);
  const first = 'Nobody had seen the lighthouse keper since the storm.\n';
  const second = 'They said that the lighthuose keeper had left a letter.\n';
  const parts = [...Array(20).fill(block), first, ...Array(20).fill(block), second];
  return new File(parts, 'sample.txt', { type: 'text/plain' });
}
