/** Regular expressions from samples: the expression is itself asked whether it knows the samples, and no others. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ RegExpBuilder }, { samples, others }) => {
  const builder = await RegExpBuilder.from(samples);
  const digits = await builder.withConversionOfDigits();
  const repeated = await digits.withConversionOfRepetitions();
  const source = await repeated.build();
  const expression = new RegExp(source);
  const empty = await RegExpBuilder.from([]).catch((/** @type {any} */ error) => error.message);
  return {
    source,
    known: samples.filter((/** @type {string} */ sample) => expression.test(sample)),
    unknown: others.filter((/** @type {string} */ sample) => expression.test(sample)),
    empty,
  };
};

const samples = ['2024-01-31', '1999-12-24'];

export const given = { samples, others: ['24-01-31', '2024-01-3x', ' 2024-01-31'] };

export const answer = {
  source: '^\\d{4}(?:\\-\\d{2}){2}$',
  known: samples,
  unknown: [],
  empty: 'No test cases have been provided for regular expression generation',
};
