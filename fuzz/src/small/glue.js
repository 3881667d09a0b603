export const Color = Object.freeze({ Red: 0, 0: 'Red' });
export class Session {
  constructor(model) {
    this.__wbg_ptr = wasm.session_new(model) >>> 0;
  }
  run(input) {
    const ptr0 = passArrayF32ToWasm0(input, wasm.__wbindgen_malloc);
    wasm.session_run(this.__wbg_ptr, ptr0, WASM_VECTOR_LEN);
  }
  get size() {
    return wasm.session_size(this.__wbg_ptr);
  }
}
export function blur(bytes, radius) {
  const ptr0 = passArray8ToWasm0(bytes, wasm.__wbindgen_malloc);
  return wasm.blur(ptr0, WASM_VECTOR_LEN, radius);
}
export function configure(limit) {
  wasm.configure(limit);
}
