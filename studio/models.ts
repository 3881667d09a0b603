import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { extname, resolve, sep } from 'node:path';
import type { Connect, Plugin } from 'vite';

const { OUTBOARD_MODELS, XDG_CACHE_HOME } = process.env;

/** Where `cargo xtask models` puts the kits. */
const folder = resolve(
  OUTBOARD_MODELS ?? resolve(XDG_CACHE_HOME ?? resolve(homedir(), '.cache'), 'outboard/models'),
);

/** Those that rooms load. What else lies in the folder is for tests. */
const offered = ['minilm', 'moonshine-tiny', 'movielens', 'ppocr-small', 'selfie'];

const serve: Connect.NextHandleFunction = async (request, response) => {
  const found = await find(request.url ?? '/');
  if (!found) {
    response.writeHead(404).end();
    return;
  }
  const type = extname(found.path) === '.json' ? 'application/json' : 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': found.size });
  createReadStream(found.path)
    .on('error', () => response.destroy())
    .pipe(response);
};

/** A file of one of the kits, if that is what the path names. */
async function find(url: string) {
  // A path may begin with two slashes, which by itself is no URL.
  const { pathname } = new URL(`http://127.0.0.1${url}`);
  const path = resolve(folder, `.${pathname}`);
  const [kit = ''] = path.slice(folder.length + 1).split(sep);
  if (!offered.includes(kit) || !path.startsWith(folder + sep)) return undefined;
  const file = await stat(path).catch(() => undefined);
  return file?.isFile() ? { path, size: file.size } : undefined;
}

/** Offers the kits under `/models/`, while developing and for the built page: the server listens on this machine only. */
export const models = (): Plugin => ({
  name: 'models',
  configureServer: ({ middlewares }) => void middlewares.use('/models', serve),
  configurePreviewServer: ({ middlewares }) => void middlewares.use('/models', serve),
});
