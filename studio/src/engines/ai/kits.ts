import { useEffect, useState } from 'react';

/** A file of a kit. */
interface KitFile {
  path: string;
  bytes: number;
}

/** What a room says of its model: the parts of a kit's `kit.json` that people want to know. */
export interface KitInfo {
  name: string;
  task: string;
  licence: string;
  source: string;
  publish: boolean;
  files: Record<string, KitFile>;
}

/** Where the server of the Studio offers the kits that `cargo xtask models` made. */
export const kitUrl = (name: string) => new URL(`/models/${name}/`, location.href).href;

/** How much is downloaded for a kit. */
export const sizeOf = (kit: KitInfo) =>
  Object.values(kit.files).reduce((sum, file) => sum + file.bytes, 0);

/** There is no such kit on this machine yet. */
export class MissingKit extends Error {
  readonly hint = 'Run `cargo xtask models` once; the Studio then finds it.';
}

async function fetchKit(name: string, signal: AbortSignal): Promise<KitInfo> {
  const response = await fetch(`${kitUrl(name)}kit.json`, { signal });
  const type = response.headers.get('Content-Type') ?? '';
  // A server of single pages answers to any path with a page.
  if (!response.ok || !type.includes('json')) {
    throw new MissingKit(`The model ${name} is not on this machine.`);
  }
  return response.json();
}

export type Known = { kit?: KitInfo; error?: unknown };

/** The kits of a room, as soon as they are known. */
export function useKits(names: readonly string[]): readonly Known[] {
  const key = names.join(' ');
  const [known, setKnown] = useState<readonly Known[]>([]);
  useEffect(() => {
    const ended = new AbortController();
    const ask = (name: string): Promise<Known> =>
      fetchKit(name, ended.signal).then(
        (kit) => ({ kit }),
        (error) => ({ error }),
      );
    Promise.all(key.split(' ').map(ask)).then((all) => {
      if (!ended.signal.aborted) setKnown(all);
    });
    return () => ended.abort();
  }, [key]);
  return known;
}
