import { nodeResolve } from '@rollup/plugin-node-resolve';

export default {
  input: 'src/main.inline.js',
  output: { file: 'dist/main.js', inlineDynamicImports: true },
  plugins: [nodeResolve({ browser: true })],
};
