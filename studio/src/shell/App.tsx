import { Suspense, useEffect, useState } from 'react';
import { engines } from '../engines';
import { Failure } from './Failure';
import { Rail } from './Rail';

function current(): string {
  return location.hash.replace(/^#\/?/, '');
}

/** The rail of engines, and the page of the one the address names. */
export function App() {
  const [id, setId] = useState(current);
  useEffect(() => {
    const changed = () => setId(current());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  const engine = engines.find((entry) => entry.id === id) ?? engines[0];
  useEffect(() => {
    if (engine) document.title = `${engine.name} · Outboard Studio`;
  }, [engine]);
  if (!engine) return null;
  return (
    <div className="app">
      <Rail engines={engines} current={engine.id} />
      <main id="main">
        <Failure key={engine.id}>
          <Suspense fallback={<div className="page-loading" aria-busy="true" />}>
            <engine.Page />
          </Suspense>
        </Failure>
      </main>
    </div>
  );
}
