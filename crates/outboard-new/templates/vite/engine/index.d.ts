// What `import … from '../engine'` gives: the functions of src/lib.rs, typed by the build.
export * from './pkg/index.js';
