/**
 * What a file has to be, as HTML says it.
 */
import { badOption, show } from './errors.js';

/**
 * The SHA-256 in `sha256-…`, in hexadecimal digits.
 *
 * @param {string} integrity
 */
export function hashOf(integrity) {
  const [, base64] = /^sha256-([A-Za-z0-9+/]{43}=)$/.exec(integrity.trim()) ?? [];
  if (!base64) {
    throw badOption(
      `integrity is 'sha256-' and the hash in base64; it was ${show(integrity)}`,
      'openssl dgst -sha256 -binary model.onnx | base64',
    );
  }
  return Array.from(atob(base64), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(
    '',
  );
}
