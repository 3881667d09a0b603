import * as attributed from 'attributed';
import * as faults from 'faults';
import { createApp, createSSRApp, type App as VueApp } from 'vue';
import { type Part, parts, seen } from './parts.js';

let current: VueApp | undefined;

/** What the test drives. */
const app = {
  seen,
  attributed,
  faults,
  mount(name: Part) {
    app.unmount();
    seen.length = 0;
    current = createApp(parts[name]);
    current.mount('#app');
  },
  hydrate(name: Part, html: string) {
    app.unmount();
    (document.querySelector('#app') as HTMLElement).innerHTML = html;
    current = createSSRApp(parts[name]);
    current.mount('#app');
  },
  unmount() {
    current?.unmount();
    current = undefined;
  },
};
Object.assign(window, { app });
