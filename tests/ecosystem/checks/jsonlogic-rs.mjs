/** JsonLogic: the examples of its own documentation. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ apply }, { rules }) => {
  const told = [];
  for (const [rule, data] of rules) told.push(await apply(rule, data));
  const refused = await apply({ '+': ['no number'] }, {}).catch(
    (/** @type {any} */ error) => error.name,
  );
  return { told, refused };
};

export const given = {
  rules: [
    [{ '==': [1, 1] }, null],
    [{ and: [{ '>': [3, 1] }, { '<': [1, 3] }] }, null],
    [{ var: 'a' }, { a: 1, b: 2 }],
    [{ '<': [{ var: 'temp' }, 110] }, { temp: 100 }],
    [{ filter: [{ var: 'integers' }, { '%': [{ var: '' }, 2] }] }, { integers: [1, 2, 3, 4, 5] }],
    [{ cat: ['I love ', { var: 'filling' }, ' pie'] }, { filling: 'apple' }],
  ],
};

export const answer = {
  told: [true, true, 1, true, [1, 3, 5], 'I love apple pie'],
  refused: 'EngineError',
};
