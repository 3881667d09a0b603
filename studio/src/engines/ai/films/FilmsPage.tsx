import { useDeferredValue, useId, useState } from 'react';
import { ErrorNote } from '../../../ui/ErrorNote';
import { duration } from '../../../ui/format';
import { Icon } from '../../../ui/Icon';
import { ModelCard } from '../ModelCard';
import { Room } from '../Room';
import { useTask } from '../useTask';
import { type Film, type Films, loadFilms } from './collection';
import { Suggestions } from './Suggestions';
import { useLikes } from './useLikes';

/** Films that the visitor may like, learned here from what others liked. */
export default function FilmsPage() {
  const { status, need } = useTask(loadFilms);
  return (
    <Room
      title="Films you may like"
      lead="Say which films you like. What you may like next is learned from how 943 people rated theirs, in this page."
      model={
        <ModelCard
          kits={['movielens']}
          what="the ratings"
          status={status}
          onLoad={() => need().catch(() => {})}
        />
      }
    >
      {status.state === 'ready' ? (
        <Choice films={status.task} />
      ) : (
        <p className="room-empty">Load the ratings of MovieLens, and the films are here.</p>
      )}
    </Room>
  );
}

function Choice({ films }: { films: Films }) {
  const { likes, found, busy, error, note, toggle, forget } = useLikes(films);
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim().toLowerCase());
  const field = useId();
  const shown = wanted
    ? films.wellKnown.filter(({ title }) => title.toLowerCase().includes(wanted))
    : films.wellKnown;
  return (
    <>
      <section className="card" aria-label="Films you like">
        <div className="card-head">
          <h3>Which do you like?</h3>
          <button
            type="button"
            className="button small"
            disabled={likes.size === 0 || busy}
            data-testid="forget"
            onClick={forget}
          >
            <Icon name="reset" size={15} /> Forget me
          </button>
        </div>
        <div className="field">
          <label htmlFor={field}>Find a film</label>
          <input
            id={field}
            type="text"
            autoComplete="off"
            placeholder="Alien, Fargo, Toy Story …"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
        <ul className="chips" data-testid="films">
          {shown.slice(0, 24).map((film: Film) => (
            <li key={film.id}>
              <button
                type="button"
                className="chip"
                aria-pressed={likes.has(film.id)}
                disabled={busy}
                onClick={() => toggle(film.id)}
              >
                <Icon name={likes.has(film.id) ? 'check' : 'heart'} size={15} />
                {film.title} <small>{film.year}</small>
              </button>
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p className="fine">There is no film of that name among them.</p>}
        <p className="fine" role="status" data-testid="note">
          {note ??
            `Learned from ${films.ratings.toLocaleString('en')} ratings in ${duration(films.learnedMs)}.`}
        </p>
      </section>
      {error ? <ErrorNote error={error} /> : null}
      <Suggestions films={films} found={found} own={likes.size > 0} />
    </>
  );
}
