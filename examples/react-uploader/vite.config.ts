import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { uploads } from './server/uploads.ts';

export default defineConfig({ plugins: [react(), uploads()] });
