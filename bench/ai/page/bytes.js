/** A model's file. @param {string} file below the folder of the kits */
export async function fetchModel(file) {
  const response = await fetch(`/models/${file}`);
  if (!response.ok) throw new Error(`${file} is missing: \`cargo xtask models\` makes it`);
  return new Uint8Array(await response.arrayBuffer());
}
