import outboard from '@outboard/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [outboard()],
});
