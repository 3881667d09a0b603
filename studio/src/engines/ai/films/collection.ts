import { Recommender } from '@outboard/ai';
import { type KitInfo, kitUrl } from '../kits';
import type { Loading } from '../useTask';

/** A film of MovieLens. */
export interface Film {
  id: string;
  title: string;
  year: number;
  kinds: string[];
}

/** The name under which the visitor's own likes are learned; those of MovieLens are numbers. */
export const YOU = 'you';

/** The films, and what was learned of how 943 people rated them. */
export interface Films {
  recommender: Recommender;
  byId: Map<string, Film>;
  /** Those that most know, first. */
  wellKnown: Film[];
  learnedMs: number;
  ratings: number;
  dispose(): Promise<void>;
}

/** Fetches the ratings, and learns from them here. */
export async function loadFilms({ signal, onProgress }: Loading): Promise<Films> {
  const base = kitUrl('movielens');
  const get = async (path: string) => {
    const response = await fetch(base + path, { signal });
    if (!response.ok) throw new Error(`${path} is not there: ${response.status}`);
    return response;
  };
  const kit: KitInfo = await (await get('kit.json')).json();
  const path = (role: string) => kit.files[role]?.path ?? `${role} of the kit`;
  const items: (Omit<Film, 'id'> & { id: number })[] = await (await get(path('items'))).json();
  const lines = (await (await get(path('ratings'))).text()).split('\n');
  const events = lines
    .filter((line) => /^\d/.test(line))
    .map((line) => {
      const [user = '', item = '', rating, time] = line.trim().split('\t');
      return { user, item, rating: Number(rating), time: Number(time) * 1000 };
    });
  const counts = new Map<string, number>();
  for (const { item } of events) counts.set(item, (counts.get(item) ?? 0) + 1);
  const byId = new Map(items.map((film) => [String(film.id), { ...film, id: String(film.id) }]));
  const wellKnown = [...byId.values()].sort(
    (a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0),
  );
  const recommender = await Recommender.create();
  try {
    const begun = performance.now();
    await recommender.learn(events, { signal, onProgress });
    const learnedMs = performance.now() - begun;
    const dispose = () => recommender.dispose();
    return { recommender, byId, wellKnown, learnedMs, ratings: events.length, dispose };
  } catch (error) {
    await recommender.dispose();
    throw error;
  }
}
