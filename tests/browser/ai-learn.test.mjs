/** What the AI engine learns on the machine, from its tarball: in Node, and MovieLens 100K in Chromium. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { barePage } from './support/bare.mjs';
import { install } from './support/install.mjs';
import { readModel } from './support/models.mjs';

/** @import { App } from './support/install.mjs' */

/** @type {App} */
let app;
/** @type {any} */
let ai;

before(async () => {
  app = await install('ai-learn', ['ai']);
  ai = await app.import('@outboard/ai');
});

after(() => ai?.engine.stop());

/** Two tastes, each of its users and items. */
const tastes = Array.from({ length: 20 }, (_, user) =>
  Array.from({ length: 10 }, (_, item) => ({
    user: `user ${user}`,
    item: `item ${item} 🎬`,
  })).filter((_, item) => item % 2 === user % 2 && item !== (user % 5) * 2 + (user % 2)),
).flat();

describe('a recommender', () => {
  test('learns, recommends and says because of what', async () => {
    const films = await ai.Recommender.create({ factors: 4, kinds: { view: 1, buy: 4 } });
    const done = await films.learn(tastes.map((each) => ({ ...each, kind: 'view' })));
    assert.deepEqual(done, { users: 20, items: 10, pairs: 80, ratings: 0, full: true });
    const [first] = await films.recommend('user 3');
    assert.equal(first.item, 'item 7 🎬');
    assert.equal(first.source, 'interest');
    assert.equal(first.because.length, 3);
    const reasons = await films.explain('user 3', first.item);
    assert.deepEqual(reasons.slice(0, 3), first.because);
    const sum = reasons.reduce(
      (/** @type {number} */ sum, /** @type {any} */ each) => sum + each.share,
      0,
    );
    assert.ok(Math.abs(sum - 1) < 1e-6);
    const even = (/** @type {string} */ item) => Number(item.split(' ')[1]) % 2 === 0;
    const filtered = await films.recommend('user 3', { top: 3, filter: even });
    assert.equal(filtered.length, 3);
    assert.ok(filtered.every((/** @type {any} */ each) => even(each.item)));
    const similar = await films.similar('item 0 🎬', { top: 4 });
    assert.ok(similar.length === 4 && similar.every((/** @type {any} */ each) => even(each.item)));
    assert.equal((await films.recommend('new'))[0].source, 'popular');
    const little = await films.learn([
      { user: 'new', item: 'item 1 🎬', time: new Date(), kind: 'buy' },
    ]);
    assert.equal(little.full, false);
    assert.equal((await films.recommend('new'))[0].source, 'interest');
    await assert.rejects(films.predict([{ user: 'new', item: 'x' }]), { code: 'ai/no-ratings' });
    await films.dispose();
  });

  test('forgets, so that nothing is left, and comes back from bytes', async () => {
    const films = await ai.Recommender.create({ factors: 4 });
    await films.learn(tastes);
    const without = await films.export();
    await films.learn([
      { user: 'the guest 🕵', item: 'item 1 🎬' },
      { user: 'the guest 🕵', item: 'new' },
    ]);
    const again = await ai.Recommender.import(await films.export());
    assert.deepEqual(await again.recommend('the guest 🕵'), await films.recommend('the guest 🕵'));
    await films.forget({ user: 'the guest 🕵' });
    assert.deepEqual(await films.export(), without);
    assert.deepEqual(await films.known(), { users: 20, items: 10, pairs: 80, ratings: 0 });
    await films.forget('everything');
    assert.deepEqual(await films.items(), []);
    await assert.rejects(films.forget({}), { code: 'ai/bad-input' });
    await assert.rejects(films.forget({ user: 'user 1' }), { code: 'ai/unknown-user' });
    await assert.rejects(ai.Recommender.import(new Uint8Array(30)), { code: 'ai/bad-state' });
    await assert.rejects(ai.Recommender.import(without.slice(0, -9)), { code: 'ai/bad-state' });
  });

  test('refuses what makes no sense, and has then learned nothing', async () => {
    const films = await ai.Recommender.create({ kinds: { view: 1 }, limits: { users: 21 } });
    await films.learn(tastes);
    const before = await films.export();
    const good = { user: 'a', item: 'b' };
    for (const [bad, code] of /** @type {[any, string][]} */ ([
      [{ ...good, weight: -1 }, 'ai/bad-event'],
      [{ ...good, weight: Number.NaN }, 'ai/bad-event'],
      [{ ...good, rating: 6 }, 'ai/bad-event'],
      [{ ...good, time: new Date('no') }, 'ai/bad-event'],
      [{ ...good, kind: 'veiw' }, 'ai/bad-event'],
      [{ user: 3, item: 'b' }, 'ai/bad-event'],
      [undefined, 'ai/bad-event'],
      [{ user: 'one too many', item: 'b' }, 'ai/too-many'],
    ])) {
      await assert.rejects(films.learn([good, bad]), { code });
    }
    await assert.rejects(films.learn({}), { code: 'ai/bad-input' });
    await assert.rejects(films.learn([], { train: 'ful' }), {
      code: 'ai/bad-option',
      message: /'full'/,
    });
    await assert.rejects(ai.Recommender.create({ factors: 0 }), { code: 'ai/bad-option' });
    await assert.rejects(ai.Recommender.create({ confidence: -1 }), { code: 'ai/bad-option' });
    assert.deepEqual(await films.export(), before);
  });
});

describe('a bandit', () => {
  test('learns which option is best in which context, and keeps it', async () => {
    const layout = await ai.Bandit.create({ options: ['grid', 'list'], features: ['phone'] });
    for (let visit = 0; visit < 100; visit++) {
      const phone = visit % 2 === 0;
      const { id, option } = await layout.choose({ phone });
      await layout.reward(id, (option === 'list') === phone ? 1 : 0);
    }
    const again = await ai.Bandit.import(await layout.export());
    assert.deepEqual(again.features, ['phone']);
    for (const each of [layout, again]) {
      assert.equal((await each.choose({ phone: true })).option, 'list');
      const { option, why } = await each.choose({ phone: false });
      assert.equal(option, 'grid');
      const [grid, list] = why;
      assert.ok(grid.expected > list.expected && grid.uncertainty > 0);
    }
    await layout.add('map 🗺');
    assert.deepEqual(await layout.options(), ['grid', 'list', 'map 🗺']);
    await layout.forget('everything');
    const { why } = await layout.choose({ phone: true });
    assert.ok(why.every((/** @type {any} */ each) => each.rewards === 0));
  });

  test('says what is wrong with a reward or a context', async () => {
    const bandit = await ai.Bandit.create({ options: ['a'], features: ['x'], waiting: 2 });
    const { id } = await bandit.choose({ x: 1 });
    await bandit.reward(id, 1);
    await assert.rejects(bandit.reward(id, 1), { code: 'ai/already-rewarded' });
    await assert.rejects(bandit.reward(99, 1), { code: 'ai/unknown-choice' });
    const old = await bandit.choose({ x: 1 });
    await bandit.choose({ x: 1 });
    await bandit.choose({ x: 1 });
    await assert.rejects(bandit.reward(old.id, 1), { code: 'ai/choice-expired' });
    await assert.rejects(bandit.reward(old.id, Number.NaN), { code: 'ai/bad-reward' });
    for (const context of [{}, { x: '1' }, { x: Number.NaN }, { y: 1 }, null]) {
      await assert.rejects(bandit.choose(context), { code: 'ai/bad-context' });
    }
    await assert.rejects(bandit.remove('b'), { code: 'ai/unknown-option' });
    await bandit.remove('a');
    await assert.rejects(bandit.choose({ x: 1 }), { code: 'ai/no-options' });
    await assert.rejects(ai.Bandit.import(new Uint8Array(3)), { code: 'ai/bad-state' });
  });
});

/** All ratings: `[user, item, rating, time]`. */
const ratings = () =>
  readModel('movielens/ratings.tsv')
    .toString()
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => line.trim().split('\t'));

test('learning is stopped by a signal, and has then learned nothing', async () => {
  const films = await ai.Recommender.create();
  const events = ratings().map(([user, item, rating]) => ({ user, item, rating: Number(rating) }));
  const controller = new AbortController();
  const onProgress = () => controller.abort(new Error('enough'));
  const { signal } = controller;
  await assert.rejects(films.learn(events, { onProgress, signal }), { message: 'enough' });
  assert.deepEqual(await films.known(), { users: 0, items: 0, pairs: 0, ratings: 0 });
});

test('MovieLens 100K in Chromium: ratings and recommendations are better than asked', async () => {
  const lane = await barePage(app);
  try {
    // A rating is drawn into the test with a chance of one in five, by the same steps as in the engine's own tests.
    let state = 1;
    const drawn = ratings().map((fields) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return { fields, learned: state >>> 8 >= (1 << 24) / 5 };
    });
    const [train, held] = [true, false].map((learned) =>
      drawn.filter((each) => each.learned === learned).map(({ fields }) => fields),
    );
    const result = /** @type {any} */ (
      await lane.evaluate(
        async (
          /** @type {any} */ engine,
          /** @type {any[]} */ train,
          /** @type {any[]} */ held,
        ) => {
          const films = await engine.Recommender.create();
          const begun = performance.now();
          const fractions = /** @type {number[]} */ ([]);
          await films.learn(
            train.map(([user, item, rating, time]) => ({
              user,
              item,
              rating: Number(rating),
              time: Number(time) * 1000,
            })),
            { onProgress: (/** @type {any} */ { fraction }) => fractions.push(fraction) },
          );
          const ms = performance.now() - begun;
          const guesses = await films.predict(held.map(([user, item]) => ({ user, item })));
          const squares = held.map(([, , rating], at) => (Number(rating) - guesses[at]) ** 2);
          const rmse = Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / held.length);
          /** @type {(list: any[]) => Map<string, Set<string>>} */
          const byUser = (list) => {
            const map = new Map();
            for (const [user, item] of list) map.set(user, (map.get(user) ?? new Set()).add(item));
            return map;
          };
          const [seen, wanted] = [byUser(train), byUser(held)];
          const hits = { own: 0, popular: 0 };
          const asked = performance.now();
          for (const [user, items] of wanted) {
            const hit = (/** @type {any[]} */ list) =>
              list.filter(({ item }) => items.has(item)).length;
            hits.own += hit(await films.recommend(user));
            hits.popular += hit(await films.recommend('nobody', { except: seen.get(user) ?? [] }));
          }
          const each = (performance.now() - asked) / wanted.size / 2;
          const of = 10 * wanted.size;
          const state = await films.export();
          const again = performance.now();
          await films.learn([{ user: '1', item: '2', rating: 4 }]);
          return {
            ms,
            each,
            one: performance.now() - again,
            bytes: state.length,
            rmse,
            precision: hits.own / of,
            popular: hits.popular / of,
            rises:
              fractions.length > 3 &&
              fractions.every((each, at) => each >= (fractions[at - 1] ?? 0)),
          };
        },
        train,
        held,
      )
    );
    console.log(
      `MovieLens 100K in Chromium: RMSE ${result.rmse.toFixed(4)}, precision@10 ${result.precision.toFixed(4)}, ` +
        `by popularity ${result.popular.toFixed(4)}; ${train?.length} ratings learned in ${Math.round(result.ms)} ms, ` +
        `one more in ${Math.round(result.one)} ms, a list in ${result.each.toFixed(2)} ms, ${result.bytes} bytes exported`,
    );
    assert.ok(result.rmse <= 0.94, `RMSE ${result.rmse}`);
    assert.ok(result.precision > 1.5 * result.popular);
    assert.ok(result.rises, 'progress is told');
    assert.deepEqual(await lane.troubles(), []);
  } finally {
    await lane.close();
  }
});
