/** A CRDT: two documents that were changed at once hold the same text when each has heard of the other. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ YDoc, applyUpdate, encodeStateAsUpdate, encodeStateVector }) => {
  const one = await YDoc.create({ clientID: 1 });
  const two = await YDoc.create({ clientID: 2 });
  const [left, right] = await Promise.all([one.getText('story'), two.getText('story')]);
  await left.insert(0, 'A');
  await right.insert(0, 'B');

  const changes = await encodeStateAsUpdate(one, await encodeStateVector(two));
  await applyUpdate(two, changes);
  await applyUpdate(one, await encodeStateAsUpdate(two));
  const merged = [await left.toString(), await right.toString()];

  // Several changes at once: a transaction is a handle that other handles are given.
  const transaction = await one.beginTransaction(null);
  await left.insert(2, '!', null, transaction);
  await left.push('?', null, transaction);
  const within = await left.toString(transaction);
  await transaction.commit();
  await transaction.dispose();

  const map = await one.getMap('things');
  await map.set('list', [1, 'two', { three: true }]);
  return {
    merged,
    within,
    length: await left.length(),
    things: await map.toJson(),
    id: await one.id(),
  };
};

export const given = {};

export const answer = {
  // Of two changes in one place, that of the smaller client comes first.
  merged: ['AB', 'AB'],
  within: 'AB!?',
  length: 4,
  things: { list: [1, 'two', { three: true }] },
  id: 1,
};
