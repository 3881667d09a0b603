/** Sass: nesting, variables and functions, as the language's documentation has them. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ from_string }, { sass, wrong }) => ({
  css: await from_string(sass),
  wrong: await from_string(wrong).then(
    () => 'compiled',
    (/** @type {any} */ error) => error.message.split('\n')[0],
  ),
});

export const given = {
  sass: '$width: 10px;\nnav {\n  ul { margin: 0; padding: $width * 2; }\n  a:hover { color: mix(#fff, #000); }\n}\n',
  wrong: 'a { color: $missing; }',
};

export const answer = {
  css: 'nav ul {\n  margin: 0;\n  padding: 20px;\n}\nnav a:hover {\n  color: gray;\n}\n',
  wrong: 'Error: Undefined variable.',
};
