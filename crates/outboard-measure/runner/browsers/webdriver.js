/** As much of W3C WebDriver as is needed. */
import { request } from 'node:http';

/** Longer than any script. */
const SCRIPT_MS = 3_600_000;

/** A session: one browser, and its windows. */
export class Session {
  #address;
  #path;
  /** The window that is there from the beginning. @type {string} */
  #first = '';
  /** The window that commands go to, and none while that is being closed. @type {string | undefined} */
  #current;
  /** Choosing a window and sending a command to it is one turn: commands of other windows wait for that, not for the answer. */
  #turn = Promise.resolve();

  /**
   * @param {string} address of the driver
   * @param {{ sessionId: string, capabilities: { browserVersion: string } }} begun
   */
  constructor(address, begun) {
    this.#address = address;
    this.#path = `/session/${begun.sessionId}`;
    this.version = begun.capabilities.browserVersion;
  }

  /** @param {string} address of the driver */
  static async begin(address) {
    const capabilities = { alwaysMatch: {} };
    const begun = await send(address, 'POST', '/session', { capabilities }).answer;
    const session = new Session(address, begun);
    const timeouts = { script: SCRIPT_MS, pageLoad: 60_000 };
    await session.#send('POST', '/timeouts', timeouts).answer;
    session.#first = await session.#send('GET', '/window').answer;
    return session;
  }

  /** A new window. The first one stays empty: the browser ends with its last window. */
  async window() {
    // A window and not a tab: the timers of tabs that nobody sees are slowed down.
    const { handle } = await this.#to(this.#first, 'POST', '/window/new', { type: 'window' });
    const to =
      (/** @type {string} */ method, /** @type {string} */ path) =>
      (/** @type {object} */ body = {}) =>
        this.#to(handle, method, path, body);
    const goto = to('POST', '/url');
    const execute = to('POST', '/execute/async');
    const close = to('DELETE', '/window');
    return {
      goto: (/** @type {string} */ url) => goto({ url }),
      execute: (/** @type {string} */ script) => execute({ script, args: [] }),
      close: async () => {
        await close();
      },
    };
  }

  /** Ends the browser. */
  async end() {
    await this.#send('DELETE', '').answer;
  }

  /**
   * Sends a command to a window.
   *
   * @param {string} handle
   * @param {string} method
   * @param {string} path
   * @param {object} body
   */
  #to(handle, method, path, body) {
    const sent = this.#turn.then(async () => {
      if (this.#current !== handle) {
        // When this is answered, the driver has read what was sent before it, for the window that was current then.
        await send(this.#address, 'GET', '/status').answer;
        await this.#send('POST', '/window', { handle }).answer;
      }
      // Afterwards there is no window to be in until the next is chosen.
      this.#current = method === 'DELETE' ? undefined : handle;
      const command = this.#send(method, path, body);
      await command.sent;
      // Wrapped, or it would be awaited here.
      return { answer: command.answer };
    });
    this.#turn = sent.then(
      () => {},
      () => {},
    );
    return sent.then(({ answer }) => answer);
  }

  /** @param {string} method @param {string} path @param {object} [body] */
  #send(method, path, body) {
    return send(this.#address, method, this.#path + path, body);
  }
}

/**
 * Not `fetch`, which gives up on an answer after five minutes.
 *
 * @param {string} address
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @returns {{ sent: Promise<void>, answer: Promise<any> }} `sent` settles when the request has left, whatever became of it
 */
function send(address, method, path, body) {
  const text = body && method !== 'GET' ? JSON.stringify(body) : undefined;
  const headers = text
    ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }
    : {};
  const out = request(address + path, { method, headers, agent: false });
  /** @type {Promise<void>} */
  const sent = new Promise((resolve) => {
    out.once('finish', resolve).once('close', resolve);
  });
  const answer = new Promise((resolve, reject) => {
    out.on('error', reject);
    out.once('response', (response) => {
      let received = '';
      response.setEncoding('utf8').on('data', (more) => {
        received += more;
      });
      response.on('error', reject);
      response.once('end', () => {
        try {
          const { value } = JSON.parse(received);
          if (response.statusCode === 200) resolve(value);
          else reject(new Error(`${method} ${path}: ${value.error}: ${value.message}`));
        } catch {
          reject(new Error(`${method} ${path} answered ${response.statusCode} ${received}`));
        }
      });
    });
  });
  // Who asked may be waiting for `sent` when this fails.
  answer.catch(() => {});
  out.end(text);
  return { sent, answer };
}
