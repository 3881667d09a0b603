import thumbnails from 'virtual:thumbnails';
import { useEffect, useState } from 'react';

/** A photograph that the server of the Studio offers. */
export interface Sample {
  url: string;
  file: string;
  title: string;
  /** A small picture, if there is one: the photograph itself would be a heavy one. */
  thumbnail?: string;
  /** Who took it, and under which licence it is passed on. */
  credit?: string;
}

function readList(list: unknown): Sample[] {
  if (!Array.isArray(list)) throw new Error('/samples/index.json is not a list.');
  return list.map((entry: unknown) => {
    const { file, title, author, licence } =
      typeof entry === 'string' ? { file: entry } : Object(entry);
    if (typeof file !== 'string') throw new Error('An entry of /samples/index.json has no file.');
    const plain = file.replace(/\.[^.]*$/, '').replaceAll(/[-_]/g, ' ');
    return {
      url: `/samples/${encodeURIComponent(file)}`,
      file,
      title: typeof title === 'string' ? title : plain,
      ...(thumbnails[file] && { thumbnail: thumbnails[file] }),
      ...(author && { credit: `${author}${licence ? `, ${licence}` : ''}` }),
    };
  });
}

/** The samples, or none where the server has no list of them. */
export function useSamples(): Sample[] {
  const [samples, setSamples] = useState<Sample[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    const load = async () => {
      const response = await fetch('/samples/index.json', { signal: controller.signal });
      // A server for single-page apps answers with its page where there is no list.
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      if (response.ok && isJson) setSamples(readList(await response.json()));
    };
    load().catch((error) => {
      if (!controller.signal.aborted) console.warn('The samples cannot be listed:', error);
    });
    return () => controller.abort();
  }, []);
  return samples;
}

/** Fetches a sample as the file that a person would have dropped. */
export async function fetchSample(sample: Sample): Promise<File> {
  const response = await fetch(sample.url);
  if (!response.ok) throw new Error(`${sample.file} cannot be loaded: HTTP ${response.status}.`);
  const blob = await response.blob();
  return new File([blob], sample.file, { type: blob.type });
}
