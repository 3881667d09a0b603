/** The engine itself, under `node --experimental-vm-modules`: by `import()`, which CommonJS has too. */
test('functions', async () => {
  const { add } = await import('surface');
  expect(await add(40, 2)).toBe(42);
});
