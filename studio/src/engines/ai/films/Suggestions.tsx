import type { Recommendation } from '@outboard/ai';
import type { Films } from './collection';

interface SuggestionsProps {
  films: Films;
  found: readonly Recommendation[];
  /** Whether the visitor has said anything yet. */
  own: boolean;
}

/** The films that were found, and because of which others. */
export function Suggestions({ films, found, own }: SuggestionsProps) {
  const title = (id: string) => films.byId.get(id)?.title ?? id;
  return (
    <section className="card" aria-label="Suggestions">
      <div className="card-head">
        <h3>{own ? 'You may like' : 'What most like'}</h3>
      </div>
      <ol className="suggestions" data-testid="suggestions" data-own={own}>
        {found.map(({ item, rating, because }) => (
          <li key={item} data-item={item}>
            <div>
              <b>{title(item)}</b> <small>{films.byId.get(item)?.year}</small>
              {rating !== undefined && own && (
                <span className="stars">You would give it {rating.toFixed(1)} of 5</span>
              )}
            </div>
            {because.length > 0 && (
              <p className="fine">
                Because of{' '}
                {because
                  .map((reason) => `${title(reason.item)} (${Math.round(reason.share * 100)} %)`)
                  .join(', ')}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
