/**
 * Streams over handles. Every chunk is asked for when there is room for it, so that no more than one waits at either end.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @typedef {{ next: { with(options: { signal?: AbortSignal }): () => Promise<IteratorResult<unknown>> }, dispose(): Promise<void> }} Source
 * @typedef {{ push(chunk: unknown): Promise<unknown>, finish(): Promise<unknown>, dispose(): Promise<void> }} Sink
 */

/** How long a computation that nobody waits for any more may go on, in milliseconds, before its lane is replaced. */
const PATIENCE = 1000;

/**
 * A Rust stream as a `ReadableStream`.
 *
 * @param {Source} source
 * @param {AbortSignal} [signal] ends the stream at any time
 */
export function readable(source, signal) {
  const asking = new AbortController();
  const end = async () => {
    signal?.removeEventListener('abort', aborted);
    // The object is freed when what it computes is done.
    const timer = setTimeout(() => asking.abort(), PATIENCE);
    await free(source);
    clearTimeout(timer);
  };
  /** @type {ReadableStreamDefaultController} */
  let out;
  const aborted = () => {
    out.error(signal?.reason);
    void end();
  };
  return iterable(
    new ReadableStream(
      {
        start(controller) {
          out = controller;
          signal?.addEventListener('abort', aborted);
          if (signal?.aborted) aborted();
        },
        async pull(controller) {
          try {
            const { done, value } = await source.next.with({ signal: asking.signal })();
            if (signal?.aborted) return;
            if (!done) return controller.enqueue(value);
            controller.close();
          } catch (error) {
            controller.error(error);
          }
          await end();
        },
        cancel: () => void end(),
      },
      { highWaterMark: 0 },
    ),
  );
}

/**
 * An object with `push` and `finish` as a pair of streams.
 *
 * @param {Sink} sink
 * @param {AbortSignal} [signal] ends both at any time
 */
export function transform(sink, signal) {
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
    if (Number(out.desiredSize) > 0) return;
    return new Promise((resolve) => {
      roomy = resolve;
    });
  };
  /** @param {unknown} reason */
  const stop = (reason) => {
    cancelled = true;
    out.error(reason);
    roomy();
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
      // Who aborts need not read what waits, nor wait for what is under way.
      const aborted = () => stop(controller.signal.reason);
      controller.signal.addEventListener('abort', aborted);
    },
    write: (chunk) => guarded(() => sink.push(chunk)),
    async close() {
      // What comes last waits in the stream: who closes need not read.
      await guarded(async () => void emit(await sink.finish()));
      if (!cancelled) out.close();
      await free(sink);
    },
    async abort(reason) {
      stop(reason);
      await free(sink);
    },
  });
  const ended = () => {
    into.error(signal?.reason);
    stop(signal?.reason);
    void free(sink);
  };
  signal?.addEventListener('abort', ended);
  if (signal?.aborted) ended();
  return { readable: iterable(readable), writable };
}

/** What went wrong with it is known by then, or of no more interest. @param {Source | Sink} handle */
const free = (handle) => handle.dispose().catch(() => {});

/**
 * Some browsers cannot iterate over streams yet.
 *
 * @param {ReadableStream<any>} stream
 */
export function iterable(stream) {
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
