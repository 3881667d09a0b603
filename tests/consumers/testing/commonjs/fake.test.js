/** As Jest is without any option: a package of modules cannot be loaded, a fake of it can. */
const { sum } = require('./app.js');
const { add } = require('surface');

jest.mock('surface', () => ({ add: jest.fn() }));

test('an answer that was made up', async () => {
  add.mockImplementation(async (a, b) => 10 * a + b);
  expect(await sum([1, 2, 3])).toBe(123);
});
