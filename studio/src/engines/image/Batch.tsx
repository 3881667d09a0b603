import { pipeline } from '@outboard/image';
import { useEffect, useRef, useState } from 'react';
import { describe } from '../../ui/ErrorNote';
import * as format from '../../ui/format';
import { Icon } from '../../ui/Icon';

interface Tile {
  file: File;
  state: 'queued' | 'done' | 'failed';
  url?: string;
  note?: string;
}

interface Total {
  ms?: number;
  stopped?: boolean;
}

const edge = 320;

interface BatchProps {
  files: readonly File[];
  current: Blob | undefined;
  onOpen: (file: File) => void;
  onClose: () => void;
}

/**
 * Thumbnails of many files: one call each, all at once, and the pool of lanes does the rest. The image that is looked at goes
 * before them.
 */
export function Batch({ files, current, onOpen, onClose }: BatchProps) {
  const [tiles, setTiles] = useState<Tile[]>([]);
  const [total, setTotal] = useState<Total>({});
  const aborter = useRef<AbortController>(undefined);

  useEffect(() => {
    const controller = new AbortController();
    const urls: string[] = [];
    aborter.current = controller;
    setTiles(files.map((file) => ({ file, state: 'queued' })));
    setTotal({});
    const put = (index: number, tile: Tile) => {
      if (tile.url) urls.push(tile.url);
      setTiles((all) => all.map((old, at) => (at === index ? tile : old)));
    };
    const from = performance.now();
    const work = files.map(async (file, index) => {
      try {
        put(index, await thumbnail(file, controller.signal));
      } catch (error) {
        const { message, code } = describe(error);
        const note = controller.signal.aborted ? 'Stopped' : (code ?? message);
        put(index, { file, state: 'failed', note });
      }
    });
    Promise.all(work).then(() => {
      const stopped = controller.signal.aborted;
      setTotal({ ms: performance.now() - from, stopped });
    });
    return () => {
      controller.abort();
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, [files]);

  const finished = tiles.filter(({ state }) => state !== 'queued').length;
  const running = total.ms === undefined;
  return (
    <section
      className="card batch"
      aria-label="Thumbnails"
      data-testid="batch"
      data-done={finished}
    >
      <div className="card-head">
        <h3>{files.length} thumbnails</h3>
        <span className="batch-status" aria-live="polite">
          {running
            ? `${finished} of ${files.length}, on all lanes`
            : `${total.stopped ? 'Stopped after' : 'All in'} ${format.duration(total.ms ?? 0)}`}
        </span>
        <button
          type="button"
          className="button quiet small"
          onClick={() => (running ? aborter.current?.abort() : onClose())}
        >
          <Icon name={running ? 'stop' : 'close'} size={15} /> {running ? 'Stop' : 'Close'}
        </button>
      </div>
      <progress aria-label="Thumbnails made" max={files.length} value={finished} />
      <ul className="tiles">
        {tiles.map((tile, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order, and names may repeat.
          <li key={index} data-state={tile.state}>
            <button
              type="button"
              title={`${tile.file.name}${tile.note ? `: ${tile.note}` : ''}`}
              aria-pressed={tile.file === current}
              onClick={() => onOpen(tile.file)}
            >
              {tile.url ? (
                <img src={tile.url} alt="" decoding="async" />
              ) : (
                <span className="blank" />
              )}
              <span className="tile-name">{tile.file.name}</span>
              <small>{tile.note ?? 'Waiting'}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function thumbnail(file: File, signal: AbortSignal): Promise<Tile> {
  const from = performance.now();
  const blob = await pipeline(file)
    .resize({ width: edge, height: edge, fit: 'cover' })
    .jpeg({ quality: 80 })
    .toBlob({ signal, priority: -1 });
  // Most of it is waiting for the files before.
  const note = `${format.bytes(blob.size)} after ${format.duration(performance.now() - from)}`;
  return { file, state: 'done', url: URL.createObjectURL(blob), note };
}
