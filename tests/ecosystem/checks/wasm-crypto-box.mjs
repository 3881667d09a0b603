/** Ed25519: the second test vector of RFC 8032, and keys made from the system's random numbers. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ generate_keypair, sign, verify }, { secret, open, message }) => {
  const bytes = (/** @type {string} */ hex) =>
    Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const hex = (/** @type {Uint8Array} */ array) =>
    Array.from(array, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const signature = await sign(bytes(message), bytes(secret));
  const keys = await generate_keypair();
  const own = await sign(bytes(message), keys.secretKey);
  return {
    signature: hex(signature),
    verified: await verify(bytes(message), signature, bytes(open)),
    forged: await verify(bytes('73'), signature, bytes(open)),
    own: await verify(bytes(message), own, keys.publicKey),
    short: await sign(bytes(message), bytes('00')).catch(
      (/** @type {any} */ error) => error.message,
    ),
  };
};

export const given = {
  secret: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
  open: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  message: '72',
};

export const answer = {
  signature:
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  verified: true,
  forged: false,
  own: true,
  short: 'secret_key must be 32 bytes',
};
