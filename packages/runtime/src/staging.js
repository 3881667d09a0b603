/**
 * Recycled buffers. A fresh buffer of 16 MiB costs 8 ms of page faults, a warm one a copy of 1.5 ms.
 *
 * @import { Ref } from './handle.js'
 * @import { CallMessage } from './protocol.js'
 */

/** What is kept at most; housekeeping frees it when nobody uses it. */
const KEEP = 64 * 2 ** 20;

/** The free buffers of one engine, the one used last at the end. */
export class Staging {
  /** @type {ArrayBuffer[]} */
  free = [];

  /**
   * A buffer of at least so many bytes.
   *
   * @param {number} size
   */
  take(size) {
    // Powers of two, so that unlike sizes share buffers; what is never touched costs no memory.
    const least = size > KEEP ? size : 2 ** Math.max(16, Math.ceil(Math.log2(size)));
    const found = this.free.findLastIndex(({ byteLength }) => byteLength === least);
    return found < 0 ? new ArrayBuffer(least) : this.free.splice(found, 1)[0];
  }

  /**
   * Puts bytes where the message says that they are.
   *
   * @param {Omit<CallMessage, 'id'>} message
   * @param {Uint8Array[]} staged the bytes of its views
   * @param {number} size
   * @param {Set<Ref>} _refs what binds the call to a lane
   */
  load(message, staged, size, _refs) {
    const buffer = this.take(size);
    staged.forEach((from, i) => {
      new Uint8Array(buffer).set(from, message.views?.[i].offset);
    });
    message.staging = buffer;
  }

  /** @param {ArrayBuffer | null} [buffer] that has come back, or was never sent */
  give(buffer) {
    if (!buffer?.byteLength) return;
    this.free.push(buffer);
    let kept = this.free.reduce((sum, { byteLength }) => sum + byteLength, 0);
    while (kept > KEEP) kept -= this.free.shift()?.byteLength ?? 0;
  }
}
