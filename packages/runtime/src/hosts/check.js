/**
 * Whether a wasm is the one that was built, and what it is where it is not.
 *
 * @import { InitError } from '../errors.js'
 *
 * @typedef {object} Own what a package says of its own wasm
 * @property {string} [integrity] `sha384-…`
 * @property {string} [build] of the client
 * @property {(bytes: Uint8Array<ArrayBuffer>) => string} [sha384] in base64, where the host has a way of its own
 */

/**
 * @param {typeof InitError} Failure
 * @param {Own} own
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {{ url?: string }} fields
 */
export async function check(Failure, { integrity, build, sha384 }, bytes, fields) {
  if (!integrity) return;
  const same = sha384
    ? integrity === `sha384-${sha384(bytes)}`
    : await matches(integrity, bytes, fields.url);
  if (same) return;
  const { url } = fields;
  const { whole, build: found } = read(bytes);
  if (!whole) {
    const what = bytes[0] === 60 ? 'is no wasm, but a web page' : 'is not wasm, or is cut short';
    throw new Failure(`${url} ${what}`, { ...fields, code: 'outboard/not-wasm' });
  }
  if (found && found !== build) {
    throw new Failure(`${url} is of build ${found}, the client of ${build}`, {
      ...fields,
      code: 'outboard/wrong-version',
    });
  }
  throw new Failure(`${url} is not the file that was built: it was changed, or damaged`, {
    ...fields,
    code: 'outboard/integrity',
  });
}

/** @param {string} integrity @param {Uint8Array<ArrayBuffer>} bytes @param {string} [url] */
async function matches(integrity, bytes, url) {
  const { subtle } = globalThis.crypto ?? {};
  if (subtle) {
    const hash = new Uint8Array(await subtle.digest('SHA-384', bytes));
    return integrity === `sha384-${btoa(String.fromCharCode(...hash))}`;
  }
  // On an insecure page only the browser can compute it: it came without the check, so what fails with it is the check.
  return fetch(String(url), { integrity }).then(
    () => true,
    () => false,
  );
}

/**
 * Walks the sections of a wasm, whether or not it compiles.
 *
 * @param {Uint8Array} bytes
 * @returns {{ whole: boolean, build?: string }} whether it has a beginning and an end, and the build id it carries
 */
function read(bytes) {
  let at = 8;
  const text = (/** @type {number} */ from, /** @type {number} */ to) =>
    new TextDecoder().decode(bytes.subarray(from, to));
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  if (text(0, 4) !== '\0asm') return { whole: false };
  let build;
  while (at < bytes.length) {
    const custom = bytes[at++] === 0;
    const size = number();
    const end = at + size;
    if (custom && end <= bytes.length) {
      const length = number();
      const name = at + length;
      if (text(at, name) === 'outboard.build') build = text(name, end);
    }
    at = end;
  }
  return { whole: at === bytes.length, build };
}
