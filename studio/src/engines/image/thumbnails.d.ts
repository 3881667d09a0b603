/** The thumbnails of the samples, by file name; `thumbnails.ts`, beside the configuration of Vite, makes them. */
declare module 'virtual:thumbnails' {
  const addresses: Readonly<Record<string, string>>;
  export default addresses;
}
