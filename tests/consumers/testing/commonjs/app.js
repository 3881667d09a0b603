/** An app as CommonJS has it, written so or compiled to it. */
const { add } = require('surface');

exports.sum = async (numbers) => {
  let total = 0;
  for (const number of numbers) total = await add(total, number);
  return total;
};
