/**
 * The bytes of a file as they come: from the network, where a download that was cut goes on, from a file of Node's, or from what the
 * page gave. This runs on a lane.
 *
 * @typedef {object} Source
 * @property {number | undefined} total how many bytes there are, where it is known
 * @property {string} validator what tells this version of the file from another; empty where nothing does
 * @property {() => Promise<Uint8Array | undefined | null>} next nothing at the end; `null` where all begins anew
 * @property {() => void} close
 */

/** So often a broken connection is taken up again without a byte in between. */
const TRIES = 4;

/** The pause before the first time, in milliseconds; each is twice as long. */
const PAUSE = 200;

/** Bytes that are there are handed on in such pieces. */
const PIECE = 2 ** 20;

/** Why bytes do not come. */
class DownloadError extends Error {
  /**
   * @param {string} reason
   * @param {string} message
   * @param {{ url: string, status?: number, cause?: unknown }} fields
   */
  constructor(reason, message, { url, status, cause }) {
    super(message, { cause });
    this.reason = reason;
    this.url = url;
    this.status = status;
  }
}

/**
 * What went wrong, as it crosses to the page.
 *
 * @param {any} error
 */
export function failureOf(error) {
  if (error?.name === 'AbortError')
    return { code: 'ai/stopped', message: 'the download was stopped' };
  const { message = String(error), reason, url, status } = error ?? {};
  return { code: 'ai/download', message, reason, url, status };
}

/**
 * Hears from the page that it does not want the bytes any more.
 *
 * @param {MessagePort | undefined} port
 */
export function stopOf(port) {
  const controller = new AbortController();
  if (port) port.onmessage = () => controller.abort();
  return { signal: controller.signal, close: () => port?.close() };
}

/**
 * Begins to read.
 *
 * @param {string | Blob | Uint8Array} source a URL, or what the page has
 * @param {number} from how many bytes are there already
 * @param {string} validator of those
 * @param {boolean} kept whether a store keeps it, so that the browser's own cache need not
 * @param {AbortSignal} signal
 * @returns {Promise<Source>}
 */
export async function open(source, from, validator, kept, signal) {
  if (typeof source !== 'string') return 'stream' in source ? ofBlob(source) : ofBytes(source);
  if (source.startsWith('file:')) return ofFile(source);
  const download = new Download(source, kept, signal);
  await download.begin(from, validator);
  return download;
}

/** @param {Uint8Array} bytes @returns {Source} */
function ofBytes(bytes) {
  let at = 0;
  const next = async () => {
    if (at >= bytes.length) return undefined;
    at += PIECE;
    return bytes.subarray(at - PIECE, at);
  };
  return { total: bytes.length, validator: '', next, close() {} };
}

/** @param {Blob} blob @returns {Source} */
function ofBlob(blob) {
  const reader = blob.stream().getReader();
  const next = async () => (await reader.read()).value;
  return { total: blob.size, validator: '', next, close: () => void reader.cancel() };
}

/** @param {string} url @returns {Promise<Source>} */
async function ofFile(url) {
  const { process } = /** @type {any} */ (globalThis);
  const fs = process?.getBuiltinModule?.('node:fs/promises');
  if (!fs) throw new DownloadError('unreachable', `${url} cannot be read from a page`, { url });
  try {
    const file = await fs.open(new URL(url));
    const { size } = await file.stat();
    const piece = new Uint8Array(PIECE);
    const next = async () => {
      const { bytesRead } = await file.read(piece, 0, PIECE, null);
      return bytesRead ? piece.subarray(0, bytesRead) : undefined;
    };
    return { total: size, validator: '', next, close: () => void file.close() };
  } catch (cause) {
    const { message } = /** @type {Error} */ (cause);
    throw new DownloadError('unreachable', `${url} cannot be read: ${message}`, { url, cause });
  }
}

/** A file that comes over the network. @implements {Source} */
class Download {
  /** @type {number | undefined} */
  total;
  validator = '';
  /** Bytes that are there. */
  #at = 0;
  /** Whether what is there is of no use any more. */
  #anew = false;
  /** @type {ReadableStreamDefaultReader<Uint8Array> | undefined} */
  #reader;
  #tries = 0;

  /** @param {string} url @param {boolean} kept @param {AbortSignal} signal */
  constructor(url, kept, signal) {
    this.url = url;
    this.kept = kept;
    this.signal = signal;
  }

  /** @param {number} from @param {string} validator */
  async begin(from, validator) {
    this.#at = from;
    this.validator = validator;
    try {
      await this.#connect();
    } catch (error) {
      throw this.#told(error);
    }
  }

  /** @returns {Promise<Uint8Array | undefined | null>} */
  async next() {
    for (;;) {
      if (this.#anew) {
        this.#anew = false;
        this.#at = 0;
        return null;
      }
      try {
        const { done, value } = await /** @type {any} */ (this.#reader).read();
        if (!done) {
          this.#tries = 0;
          this.#at += value.length;
          return value;
        }
        if (this.total === undefined || this.#at >= this.total) return undefined;
        // A connection that ends early is not always an error.
        throw new Error(`${this.#at} of ${this.total} bytes came`);
      } catch (error) {
        await this.#again(error);
      }
    }
  }

  close() {
    // What went wrong with it was told, or nobody waits for it.
    this.#reader?.cancel().catch(() => {});
  }

  /** Takes up the connection where it broke. @param {unknown} cause */
  async #again(cause) {
    const { url, signal } = this;
    signal.throwIfAborted();
    for (;;) {
      if (++this.#tries >= TRIES) {
        const { message } = /** @type {Error} */ (cause);
        throw new DownloadError('cut', `the download of ${url} was cut: ${message}`, {
          url,
          cause,
        });
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE * 2 ** (this.#tries - 1)));
      signal.throwIfAborted();
      try {
        return await this.#connect();
      } catch (error) {
        // A server that answers knows what it says; one that cannot be reached may be back soon.
        if (error instanceof DownloadError && error.status !== 503) throw error;
        signal.throwIfAborted();
        cause = error;
      }
    }
  }

  /** Asks for all that is not there yet. */
  async #connect() {
    const { url, kept, signal, validator } = this;
    const from = this.#at;
    /** @type {Record<string, string>} */
    const headers = {};
    if (from) {
      headers.Range = `bytes=${from}-`;
      // To another origin the header would have to be allowed by its server first; there the answer is looked at instead.
      if (validator && isSameOrigin(url)) headers['If-Range'] = validator;
    }
    // The browser's own cache would mend what is broken with what it has of another version.
    const cache = kept || from ? 'no-store' : 'default';
    const response = await fetch(url, { headers, signal, cache });
    const { status, body } = response;
    if (status === 416 && from) return this.#forget();
    if (!response.ok || !body) {
      response.body?.cancel();
      throw new DownloadError('status', `${url} was answered with ${status}`, { url, status });
    }
    if (/^text\/html/.test(response.headers.get('content-type') ?? '')) {
      body.cancel();
      const message = `${url} was answered with a web page: is the path right?`;
      throw new DownloadError('web-page', message, { url, status });
    }
    const found = validatorOf(response.headers);
    const length = lengthOf(response.headers);
    const goesOn = from > 0 && status === 206 && this.#fits(from, length, found);
    if (from && status === 206 && !goesOn) {
      body.cancel();
      return this.#forget();
    }
    if (!goesOn) {
      this.#anew = from > 0;
      this.validator = found;
      this.total = length;
    } else {
      this.total ??= length === undefined ? undefined : from + length;
    }
    this.#reader = body.getReader();
  }

  /** Whether an answer is the rest of what is there. @param {number} from @param {number | undefined} length @param {string} found */
  #fits(from, length, found) {
    if (this.validator && found && this.validator !== found) return false;
    return this.total === undefined || length === undefined || from + length === this.total;
  }

  /** Begins anew: what is there belongs to another version. */
  async #forget() {
    this.#at = 0;
    this.validator = '';
    this.total = undefined;
    await this.#connect();
    this.#anew = true;
  }

  /** @param {any} error @returns {unknown} */
  #told(error) {
    const { url, signal } = this;
    if (error instanceof DownloadError || signal.aborted) return error;
    const offline = globalThis.navigator?.onLine === false;
    const why = offline
      ? 'this machine is offline'
      : isSameOrigin(url)
        ? error.message
        : `${error.message}; or its server does not allow this page to read it (CORS)`;
    const message = `${url} could not be reached: ${why}`;
    return new DownloadError(offline ? 'offline' : 'unreachable', message, { url, cause: error });
  }
}

/** @param {string} url */
function isSameOrigin(url) {
  const { origin } = /** @type {{ origin?: string }} */ (globalThis.location ?? {});
  // Where there are no origins, nothing has to be allowed.
  return origin === undefined || new URL(url).origin === origin;
}

/** What tells versions apart: a strong tag, or the time. @param {Headers} headers */
function validatorOf(headers) {
  const tag = headers.get('etag');
  return (tag?.startsWith('W/') ? undefined : tag) ?? headers.get('last-modified') ?? '';
}

/** The length of what is sent says nothing where it is packed. @param {Headers} headers */
function lengthOf(headers) {
  const length = Number(headers.get('content-length') ?? Number.NaN);
  const packed = headers.get('content-encoding') ?? 'identity';
  return packed === 'identity' && Number.isSafeInteger(length) ? length : undefined;
}
