/** A formatter of Lua: what its own tests and its README say of the defaults, and of two spaces. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ Config, IndentType, OutputVerification, formatCode }, { code }) => {
  const plain = await formatCode(code, await Config.new(), null, OutputVerification.Full);
  const config = await Config.new();
  await config.setIndent_type(IndentType.Spaces);
  await config.setIndent_width(2);
  const width = await config.indent_width();
  const spaces = await formatCode(code, config, null, OutputVerification.None);
  const used = await config.indent_width().catch((/** @type {any} */ error) => error.code);
  const wrong = await formatCode(
    'local = 1',
    await Config.new(),
    null,
    OutputVerification.None,
  ).then(
    () => 'formatted',
    (/** @type {any} */ error) => error.name,
  );
  return { plain, width, spaces, used, wrong };
};

export const given = { code: "local   x   =    1\nif x then print('x') end" };

export const answer = {
  plain: 'local x = 1\nif x then\n\tprint("x")\nend\n',
  width: 2,
  spaces: 'local x = 1\nif x then\n  print("x")\nend\n',
  used: 'outboard/stale-handle',
  wrong: 'EngineError',
};
