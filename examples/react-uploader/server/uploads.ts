/** The other end: takes what is sent to `/upload`, and keeps it in the folder `uploads`. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Plugin } from 'vite';

/** The most that one photograph may have. */
const MOST = 64 * 1024 * 1024;

export function uploads(): Plugin {
  let folder = '';
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    keep(request, folder).then(
      (kept) => response.writeHead(201, { 'Content-Type': 'application/json' }).end(kept),
      (error: Error) => response.writeHead(400).end(error.message),
    );
  };
  return {
    name: 'uploads',
    configResolved(config) {
      folder = resolve(config.root, 'uploads');
    },
    configureServer: ({ middlewares }) => void middlewares.use('/upload', answer),
    configurePreviewServer: ({ middlewares }) => void middlewares.use('/upload', answer),
  };
}

async function keep(request: IncomingMessage, folder: string): Promise<string> {
  if (request.method !== 'POST') throw new Error('Photographs are sent by POST');
  const asked = new URL(request.url ?? '/', 'http://localhost').searchParams.get('name') ?? '';
  // A name, and never a path; many phones call every photo the same.
  const name = `${randomUUID().slice(0, 8)}-${asked.replaceAll(/[^\w.-]+/g, '-')}`;
  const path = resolve(folder, name);
  await mkdir(folder, { recursive: true });
  let bytes = 0;
  try {
    await pipeline(
      request,
      async function* (source) {
        for await (const chunk of source) {
          bytes += chunk.length;
          if (bytes > MOST) throw new Error('This is too large');
          yield chunk;
        }
      },
      createWriteStream(path),
    );
  } catch (error) {
    // Whoever sent it has gone, or sent too much.
    await rm(path, { force: true });
    throw error;
  }
  return JSON.stringify({ name, bytes });
}
