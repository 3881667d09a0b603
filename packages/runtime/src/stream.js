/**
 * Streams over handles. Every chunk is asked for when there is room for it, so that no more than one waits at either end.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @typedef {{ next: { with(options: { signal?: AbortSignal }): () => Promise<IteratorResult<unknown>> }, dispose(): Promise<void> }} Source
 * @typedef {{ push(chunk: unknown): Promise<unknown>, finish(): Promise<unknown>, dispose(): Promise<void> }} Sink
 */

/**
 * A Rust stream as a `ReadableStream`.
 *
 * @param {Source} source
 * @param {AbortSignal} [signal] ends the stream at any time
 */
export function readable(source, signal) {
  return iterable(
    new ReadableStream(
      {
        async pull(controller) {
          try {
            const { done, value } = await source.next.with({ signal })();
            if (!done) return controller.enqueue(value);
            controller.close();
          } catch (error) {
            controller.error(error);
          }
          await free(source);
        },
        // One that is being asked for is awaited by `dispose`, and by nobody here.
        cancel: () => void free(source),
      },
      { highWaterMark: 0 },
    ),
  );
}

/**
 * An object with `push` and `finish` as a pair of streams.
 *
 * @param {Sink} sink
 */
export function transform(sink) {
  let roomy = () => {};
  let cancelled = false;
  /** @type {ReadableStreamDefaultController} */
  let out;
  /** @type {WritableStreamDefaultController} */
  let into;

  /** @param {unknown} value @returns {Promise<void> | undefined} resolves when there is room for more */
  const emit = (value) => {
    if (cancelled || value === undefined || value === null) return;
    // An encoder that has nothing to say yet says so with no bytes.
    if (/** @type {any} */ (value).length === 0) return;
    out.enqueue(value);
    if (Number(out.desiredSize) > 0 || into.signal?.aborted) return;
    return new Promise((resolve) => {
      roomy = resolve;
    });
  };
  const readable = new ReadableStream(
    {
      start: (controller) => {
        out = controller;
      },
      pull: () => roomy(),
      async cancel(reason) {
        cancelled = true;
        roomy();
        into.error(reason);
        await free(sink);
      },
    },
    { highWaterMark: 1 },
  );
  /** @param {() => Promise<unknown>} step */
  const guarded = async (step) => {
    try {
      await emit(await step());
    } catch (error) {
      if (!cancelled) out.error(error);
      await free(sink);
      throw error;
    }
  };
  const writable = new WritableStream({
    start: (controller) => {
      into = controller;
      // Who aborts need not read what waits.
      controller.signal?.addEventListener('abort', () => roomy());
    },
    write: (chunk) => guarded(() => sink.push(chunk)),
    async close() {
      // What comes last waits in the stream: who closes need not read.
      await guarded(async () => void emit(await sink.finish()));
      if (!cancelled) out.close();
      await free(sink);
    },
    async abort(reason) {
      out.error(reason);
      await free(sink);
    },
  });
  return { readable: iterable(readable), writable };
}

/** What went wrong with it is known by then, or of no more interest. @param {Source | Sink} handle */
const free = (handle) => handle.dispose().catch(() => {});

/**
 * Some browsers cannot iterate over streams yet.
 *
 * @param {ReadableStream<any>} stream
 */
function iterable(stream) {
  const given = /** @type {any} */ (stream);
  given[Symbol.asyncIterator] ??= async function* () {
    const reader = stream.getReader();
    let ended = false;
    try {
      for (;;) {
        const { done, value } = await reader.read();
        ended = done;
        if (done) return;
        yield value;
      }
    } catch (error) {
      ended = true;
      throw error;
    } finally {
      if (!ended) await reader.cancel();
      reader.releaseLock();
    }
  };
  return given;
}
