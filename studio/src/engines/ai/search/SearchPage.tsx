import type { SearchHit } from '@outboard/ai';
import { type FormEvent, useId, useState } from 'react';
import { useIntake } from '../../../shell/intake';
import { ErrorNote } from '../../../ui/ErrorNote';
import { duration } from '../../../ui/format';
import { FilePicker } from '../FilePicker';
import { ModelCard } from '../ModelCard';
import { Room } from '../Room';
import { useTask } from '../useTask';
import { KIT, loadLibrary } from './library';

/** The visitor's own text files, searched by what they mean. */
export default function SearchPage() {
  const { status, need } = useTask(loadLibrary);
  const [names, setNames] = useState<string[]>([]);
  const [done, setDone] = useState<number>();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<{ hits: SearchHit[]; ms: number }>();
  const [error, setError] = useState<unknown>();
  const field = useId();

  const take = async (files: File[]) => {
    if (files.length === 0 || done !== undefined) return;
    setError(undefined);
    setDone(0);
    try {
      const { index } = await need();
      for (const [at, file] of files.entries()) {
        const onProgress = ({ fraction }: { fraction: number }) =>
          setDone((at + fraction) / files.length);
        await index.add({ id: file.name, text: await file.text() }, { onProgress });
        setNames((before) => [...before.filter((name) => name !== file.name), file.name]);
      }
    } catch (failed) {
      setError(failed);
    } finally {
      setDone(undefined);
    }
  };
  const held = useIntake(take);

  const search = async (event: FormEvent) => {
    event.preventDefault();
    if (!query.trim()) return;
    setError(undefined);
    try {
      const { index } = await need();
      const begun = performance.now();
      const hits = await index.search(query, { top: 8 });
      setFound({ hits, ms: performance.now() - begun });
    } catch (failed) {
      setError(failed);
    }
  };

  return (
    <Room
      title="Search by meaning"
      lead="Drop text files of yours, and ask in your own words: what means the same is found, even where no word is the same."
      held={held}
      model={<ModelCard kits={[KIT]} status={status} onLoad={() => need().catch(() => {})} />}
    >
      <section className="card" aria-label="Your texts">
        <div className="room-actions">
          <FilePicker
            label="Choose text files"
            accept=".txt,.md,.csv,.html,.json,text/*"
            multiple
            disabled={done !== undefined}
            onFiles={take}
          />
          <span className="fine">or drop them anywhere</span>
        </div>
        <p className="fine" role="status" data-testid="texts" data-count={names.length}>
          {done !== undefined
            ? `Reading, ${Math.round(done * 100)} %`
            : names.length > 0
              ? names.join(', ')
              : 'No text yet.'}
        </p>
      </section>
      <form className="card" aria-label="Search" onSubmit={search}>
        <div className="field">
          <label htmlFor={field}>What are you looking for?</label>
          <input
            id={field}
            type="text"
            value={query}
            placeholder="how do I get my money back?"
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
        <div className="room-actions form-end">
          <button
            type="submit"
            className="button primary"
            disabled={names.length === 0 || !query.trim()}
          >
            Search
          </button>
          {found && <span className="fine">{duration(found.ms)}</span>}
        </div>
        {found && (
          <ul className="hits" data-testid="hits">
            {found.hits.map(({ id, text, score }) => (
              <li key={`${id} ${text}`} data-id={id}>
                <p>{text}</p>
                <p className="fine">
                  <span>{id}</span>
                  <span>{score.toFixed(2)}</span>
                </p>
              </li>
            ))}
          </ul>
        )}
      </form>
      {error ? <ErrorNote error={error} /> : null}
    </Room>
  );
}
