// What gives a stream gives one of these, and the caller gets a ReadableStream.
classOf(engine, 'OutboardStream', { next: { params: 0, async: true } });
