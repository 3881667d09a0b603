import * as faults from 'faults';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { type Part, parts } from './parts.js';

export function render(name: Part) {
  const Part = parts[name];
  return renderToString(
    <StrictMode>
      <Part />
    </StrictMode>,
  );
}

export const stats = () => faults.engine.stats();
