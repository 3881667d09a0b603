/**
 * Streams of records.
 *
 * @import { Carries } from './carry.js'
 */
import { iterable } from '../stream.js';
import { recordsOf } from './carry.js';

/**
 * The stream with records in place of bytes. It asks for a chunk when it is asked for one.
 *
 * @param {any} stream
 * @param {Carries} carries
 */
export function readable(stream, carries) {
  /** @type {ReadableStreamDefaultReader} */
  const reader = stream.getReader();
  return iterable(
    new ReadableStream(
      {
        async pull(controller) {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(recordsOf(value, carries));
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    ),
  );
}
