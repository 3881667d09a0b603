import * as attributed from 'attributed';
import * as faults from 'faults';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { type Part, parts, seen } from './parts.js';

const place = document.querySelector('#root') as HTMLElement;
let root: Root | undefined;

const element = (name: Part) => {
  const Part = parts[name];
  return (
    <StrictMode>
      <Part />
    </StrictMode>
  );
};

/** What the test drives. */
const app = {
  seen,
  attributed,
  faults,
  mount(name: Part) {
    app.unmount();
    seen.length = 0;
    root = createRoot(place, { onCaughtError() {} });
    root.render(element(name));
  },
  hydrate(name: Part, html: string) {
    app.unmount();
    place.innerHTML = html;
    root = hydrateRoot(place, element(name));
  },
  unmount() {
    root?.unmount();
    root = undefined;
  },
};
export type App = typeof app;
Object.assign(window, { app });
