/** A component as people write it, mounted under StrictMode: its effect runs, is undone, and runs again. */
import { createElement, StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { bytes, checksum as known } from '../frame/known.mjs';

const input = bytes(7);

/**
 * Mounts it, waits for what it shows, and unmounts it.
 *
 * @param {any} engine
 */
export async function mountTwice(engine) {
  const log = { mounts: 0, aborted: 0, failed: /** @type {string[]} */ ([]) };
  /** @type {Promise<void>[]} */
  const disposed = [];

  function Meter() {
    const [sum, setSum] = useState(/** @type {number | undefined} */ (undefined));
    useEffect(() => {
      log.mounts++;
      const unmounted = new AbortController();
      const { signal } = unmounted;
      const session = engine.Session.create(1);
      engine.checksum(input, { signal }).then(setSum, (/** @type {Error} */ error) => {
        if (error === signal.reason) log.aborted++;
        else log.failed.push(String(error));
      });
      return () => {
        unmounted.abort();
        disposed.push(session.then((/** @type {any} */ session) => session.dispose()));
      };
    }, []);
    return createElement('output', null, sum);
  }

  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(createElement(StrictMode, null, createElement(Meter)));
  for (let tries = 0; tries < 500 && !place.textContent; tries++) {
    await new Promise((done) => setTimeout(done, 20));
  }
  const shown = place.textContent === String(known(input)) ? 'right' : place.textContent;
  root.unmount();
  await Promise.all(disposed);
  return { ...log, shown, sessions: await living(engine) };
}

/** How many sessions live on the lanes there are. @param {any} engine */
async function living({ sessions }) {
  /** @type {Map<number, number>} */
  const lanes = new Map();
  for (let tries = 0; tries < 200 && lanes.size < 2; tries++) {
    const found = await Promise.all([sessions(15), sessions(15), sessions(15), sessions(15)]);
    for (const [lane, count] of found) lanes.set(lane, count);
  }
  return [...lanes.values()].reduce((sum, count) => sum + count, 0);
}
