/** @param {any} engine */
export async function show(engine) {
  Object.assign(globalThis, { engine });
  const output = /** @type {HTMLOutputElement} */ (document.querySelector('output'));
  output.textContent = String(await engine.answer());
}
