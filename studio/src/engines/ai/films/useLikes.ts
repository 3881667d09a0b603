import type { Recommendation } from '@outboard/ai';
import { useEffect, useState } from 'react';
import { duration } from '../../../ui/format';
import { type Films, YOU } from './collection';

/** What the visitor likes, and what comes of it. */
export function useLikes(films: Films) {
  const [likes, setLikes] = useState<ReadonlySet<string>>(new Set());
  const [found, setFound] = useState<Recommendation[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [note, setNote] = useState<string>();

  const change = async (next: ReadonlySet<string>, said: string, work: () => Promise<unknown>) => {
    setBusy(true);
    setError(undefined);
    try {
      const begun = performance.now();
      await work();
      setNote(`${said} in ${duration(performance.now() - begun)}.`);
      setLikes(next);
      setFound(await films.recommender.recommend(YOU, { top: 10 }));
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };

  useEffect(() => {
    films.recommender.recommend(YOU, { top: 10 }).then(setFound, setError);
  }, [films]);

  const toggle = (id: string) => {
    const next = new Set(likes);
    if (next.delete(id)) {
      const what = { user: YOU, item: id };
      return change(next, 'Forgotten, and all learned anew', () => films.recommender.forget(what));
    }
    next.add(id);
    const event = { user: YOU, item: id, rating: 5 };
    return change(next, 'Learned', () => films.recommender.learn([event]));
  };

  const forget = () =>
    change(new Set(), 'Forgotten, and all learned anew', () =>
      films.recommender.forget({ user: YOU }),
    );

  return { likes, found, busy, error, note, toggle, forget };
}
