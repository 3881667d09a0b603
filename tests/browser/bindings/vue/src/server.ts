import * as faults from 'faults';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { type Part, parts } from './parts.js';

export const render = (name: Part) => renderToString(createSSRApp(parts[name]));

export const stats = () => faults.engine.stats();
