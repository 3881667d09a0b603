/** Which language a text is in: variadic builders, and answers that nobody would dispute. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ LanguageDetectorBuilder }, { texts }) => {
  const builder = await LanguageDetectorBuilder.fromLanguages(
    'English',
    'French',
    'German',
    'Spanish',
  );
  const detector = await builder.build();
  /** @type {Record<string, string>} */
  const told = {};
  for (const text of texts) told[text] = await detector.detectLanguageOf(text);
  const confidence = await detector.computeLanguageConfidence(texts[0], 'German');
  return { told, sure: confidence > 0.9 };
};

const answers = {
  'Der Hund schläft unter dem Tisch und träumt.': 'German',
  'The dog sleeps under the table and is dreaming.': 'English',
  'Le chien dort sous la table et fait des rêves.': 'French',
  'El perro duerme debajo de la mesa y está soñando.': 'Spanish',
};

export const given = { texts: Object.keys(answers) };

export const answer = { told: answers, sure: true };
