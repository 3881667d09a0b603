/** A stream that computes an item when it is asked for one. `for await` frees it at its end. */
export declare class OutboardStream<T> implements AsyncIterable<T> {
  private constructor();
  /** The next item. A second `next` before the first is settled is rejected with the code `outboard/stream-busy`. */
  next(): Promise<{ done: false; value: T } | { done: true; value: undefined }>;
  [Symbol.asyncIterator](): AsyncGenerator<T, void, void>;
  /** Frees the stream. */
  free(): void;
  [Symbol.dispose](): void;
}
