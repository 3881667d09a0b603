/** The glue as later versions of wasm-bindgen write it: its `init` takes an object. */
import start from './older.glue.js';

export * from './older.glue.js';
export default ({ module_or_path }) => start(module_or_path);
