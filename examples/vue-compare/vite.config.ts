import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// With these, a call that is running hears at once that it is to stop. It works without them, too.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({ plugins: [vue()], server: { headers }, preview: { headers } });
