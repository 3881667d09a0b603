/**
 * The memory that page and engine share. Where `berth` is set, the array of bytes that lies there becomes an argument as it is;
 * while `lends` is true, a result is not copied, and `lent` says what is to be released.
 */
export const __outboard_memory = {
  berth: undefined,
  lends: false,
  lent: undefined,
  reserve: __outboard_reserve,
  release: __outboard_release,
};

/** What Rust returned, which is its caller's to free. */
function __outboard_give(view) {
  const { byteOffset: ptr, byteLength: bytes, BYTES_PER_ELEMENT: align } = view;
  if (__outboard_memory.lends) {
    __outboard_memory.lent = { ptr, bytes, align };
    return view;
  }
  const array = view.slice();
  wasm.__wbindgen_free(ptr, bytes, align);
  return array;
}
