/** Passes bytes to Rust, which frees them: as they are if they lie in the berth, or else as a copy. */
function passArray8ToWasm0(arg, malloc) {
  const { berth } = __outboard_memory;
  const moored =
    berth && arg.buffer === wasm.memory.buffer && arg.byteOffset === berth.ptr && arg.length > 0;
  // An allocation is freed with the size it has.
  const ptr = moored ? __outboard_shrink(berth.ptr, berth.bytes, arg.length) : 0;
  if (ptr === 0) return __outboard_copy(arg, malloc);
  __outboard_memory.berth = undefined;
  WASM_VECTOR_LEN = arg.length;
  return ptr;
}
