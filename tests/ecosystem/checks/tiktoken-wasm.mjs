/** The tokens of GPT-4: numbers that OpenAI's own tiktoken gives. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ getEncoding, modelToEncoding }, { text, accents }) => {
  const encoding = await getEncoding('cl100k_base');
  const tokens = await encoding.encode(text);
  const told = {
    name: await encoding.name(),
    tokens: [...tokens],
    text: await encoding.decode(tokens),
    accents: await encoding.decode(await encoding.encode(accents)),
    special: [...(await encoding.encodeWithSpecialTokens('<|endoftext|>'))],
    model: await modelToEncoding('gpt-4o'),
    unknown: await getEncoding('none').catch((/** @type {any} */ error) => error.message),
  };
  await encoding.dispose();
  return told;
};

const text = 'tiktoken is great!';
const accents = 'ein süßer Löwe 🦁';

export const given = { text, accents };

export const answer = {
  name: 'cl100k_base',
  tokens: [83, 1609, 5963, 374, 2294, 0],
  text,
  accents,
  special: [100257],
  model: 'o200k_base',
  unknown: 'unknown encoding: none',
};
