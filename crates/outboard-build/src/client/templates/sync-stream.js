/** Streams in `./sync`. */

/**
 * Lets `for await` read the streams of an engine, and free them at its end.
 *
 * @param {any} OutboardStream the class in the glue
 */
export function iterable(OutboardStream) {
  /** @this {{ next(): Promise<{ done: boolean, value: unknown }>, free(): void }} */
  OutboardStream.prototype[Symbol.asyncIterator] ??= async function* items() {
    try {
      for (;;) {
        const { done, value } = await this.next();
        if (done) return;
        yield value;
      }
    } finally {
      this.free();
    }
  };
}
