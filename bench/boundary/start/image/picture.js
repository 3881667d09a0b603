/** A PNG file of one pixel. */
const FILE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const picture = () => Uint8Array.from(atob(FILE), (sign) => sign.charCodeAt(0));
