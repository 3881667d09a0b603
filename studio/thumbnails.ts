import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

/** What the page imports to know which samples have a thumbnail: their addresses, by file name. */
const id = 'virtual:thumbnails';
const folder = 'thumbnails/';

/** Twice what the page gives them, for screens of two pixels a point. */
const size = { width: 232, height: 164 };

/**
 * Small pictures of the sample photographs, so that the page need not load 20 MB and decode 150 megapixels to show a strip of
 * them. They are made by the image engine, in Node. Without samples there are none.
 */
export function thumbnails(samples: string, engine: string): Plugin {
  const make = async (file: string) => {
    const { pipeline } = (await import(
      pathToFileURL(engine).href
    )) as typeof import('@outboard/image');
    const photograph = await readFile(resolve(samples, file));
    return pipeline(photograph).resize(size).jpeg({ quality: 78 }).toBytes();
  };
  return {
    name: 'thumbnails',
    resolveId: (wanted) => (wanted === id ? `\0${id}` : undefined),
    async load(wanted) {
      if (wanted !== `\0${id}`) return undefined;
      const files = await list(samples);
      if (this.environment.mode === 'build') {
        await Promise.all(
          files.map(async (file) => {
            this.emitFile({ type: 'asset', fileName: folder + file, source: await make(file) });
          }),
        );
      }
      const addresses = files.map((file) => [file, `/${folder}${encodeURIComponent(file)}`]);
      return `export default ${JSON.stringify(Object.fromEntries(addresses))};`;
    },
    configureServer(server) {
      server.middlewares.use(`/${folder}`, async (request, response, next) => {
        try {
          const file = decodeURIComponent(request.url?.slice(1) ?? '');
          // Only names of the list: an address leads nowhere else.
          if (!(await list(samples)).includes(file)) return next();
          response.setHeader('Content-Type', 'image/jpeg');
          response.end(await make(file));
        } catch (error) {
          next(error);
        }
      });
    },
  };
}

/** The files of the samples, or none where there are no samples. */
async function list(samples: string): Promise<string[]> {
  const text = await readFile(resolve(samples, 'index.json'), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  const entries: unknown[] = JSON.parse(text);
  return entries.map((entry) => String(typeof entry === 'string' ? entry : Object(entry).file));
}
