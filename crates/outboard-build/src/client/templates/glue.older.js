/** The glue as later versions of wasm-bindgen write it: its `init` takes an object. */
import start from './$glue$';

export * from './$glue$';
export default ({ module_or_path }) => start(module_or_path);
