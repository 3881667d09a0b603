import { type ChangeEvent, useCallback, useState } from 'react';
import { bytes, saved } from './format';
import { Arrow } from './icons';
import { type Chosen, Photo } from './Photo';
import { SIZES } from './shrink';
import { useDrop } from './useDrop';

let ids = 0;

export function App() {
  const [edge, setEdge] = useState<number>(1600);
  const [photos, setPhotos] = useState<Chosen[]>([]);
  /** What was sent, by photo. */
  const [sent, setSent] = useState<ReadonlyMap<number, number>>(new Map());

  const add = useCallback(
    (files: Iterable<File>) => {
      const images = [...files].filter(({ type }) => type.startsWith('image/'));
      const chosen = images.map((file) => ({ id: ids++, file, edge }));
      setPhotos((before) => [...chosen, ...before]);
    },
    [edge],
  );
  const dragging = useDrop(add);
  const onSent = useCallback(
    (id: number, size: number) => setSent((before) => new Map(before).set(id, size)),
    [],
  );
  const onRemove = useCallback(
    (id: number) => setPhotos((before) => before.filter((photo) => photo.id !== id)),
    [],
  );
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    add(target.files ?? []);
    // The same file may be chosen again.
    target.value = '';
  };

  const arrived = photos.filter(({ id }) => sent.has(id));
  const before = arrived.reduce((sum, { file }) => sum + file.size, 0);
  const after = arrived.reduce((sum, { id }) => sum + (sent.get(id) ?? 0), 0);

  return (
    <main>
      <header>
        <h1>Send photos</h1>
        <p>They are made smaller here, on your device, before they travel.</p>
      </header>

      <label
        className="drop"
        data-dragging={dragging || undefined}
        data-empty={!photos.length || undefined}
      >
        <input type="file" accept="image/jpeg,image/png,image/webp" multiple onChange={choose} />
        <span className="arrow">
          <Arrow />
        </span>
        <span>
          <b>{dragging ? 'Let go to send' : 'Choose photos'}</b>
          <small>or drop them anywhere on this page</small>
        </span>
      </label>

      <fieldset>
        <legend>How large</legend>
        {SIZES.map((size) => (
          <label key={size.edge}>
            <input
              type="radio"
              name="edge"
              checked={edge === size.edge}
              onChange={() => setEdge(size.edge)}
            />
            <span>
              {size.name}
              <small>
                {size.edge}&nbsp;px, {size.for}
              </small>
            </span>
          </label>
        ))}
      </fieldset>

      <p className="total" role="status">
        {arrived.length > 0 && (
          <>
            {arrived.length} of {photos.length} sent: <b>{bytes(after)}</b> instead of{' '}
            {bytes(before)}{' '}
            {after < before && <span className="saved">−{saved(before, after)}%</span>}
          </>
        )}
      </p>

      <ul>
        {photos.map((photo) => (
          <Photo key={photo.id} {...photo} onSent={onSent} onRemove={onRemove} />
        ))}
      </ul>
    </main>
  );
}
