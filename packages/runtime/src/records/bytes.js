/**
 * The bytes of records: a header, then columns, each of which begins at a multiple of eight. `crates/outboard/src/record` has the
 * other half.
 */
import { BadRecord } from './bad.js';

/** What is kept for the next call: a warm buffer costs a copy, a fresh one its page faults. */
const KEEP = 8 * 2 ** 20;

let spare = new ArrayBuffer(2 ** 16);

const encoder = new TextEncoder();
// A mark at the beginning belongs to the text.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** @param {number} at */
const align = (at) => Math.ceil(at / 8) * 8;

/** @typedef {{ new (buffer: ArrayBuffer, offset: number, length: number): any, BYTES_PER_ELEMENT: number }} ArrayType */

/** What columns are written to. */
export class Output {
  #buffer = spare;
  #at = 0;

  constructor() {
    // Another may be written while this one is: a getter of the caller's can do that.
    spare = new ArrayBuffer(0);
  }

  /**
   * A column of so many numbers, to be filled.
   *
   * @param {ArrayType} Type
   * @param {number} count
   */
  column(Type, count) {
    // The room first: it may be in another buffer.
    const start = this.#room(count * Type.BYTES_PER_ELEMENT);
    return new Type(this.#buffer, start, count);
  }

  /** @param {string} text */
  text(text) {
    const size = this.column(Uint32Array, 1);
    const start = this.#at;
    // Most texts have as many bytes as letters; where one has more, there are three at most.
    let { read, written } = encoder.encodeInto(text, this.#rest(start, text.length));
    if (read < text.length) {
      const rest = text.slice(read);
      written += encoder.encodeInto(rest, this.#rest(start + written, rest.length * 3)).written;
    }
    // The buffer may be another one by now.
    new Uint32Array(this.#buffer, size.byteOffset, 1)[0] = written;
    this.#room(written);
  }

  /** What was written; it is to be copied before anything else is. */
  end() {
    const buffer = this.#buffer;
    if (buffer.byteLength <= KEEP) spare = buffer;
    return new Uint8Array(buffer, 0, this.#at);
  }

  /** @param {number} from @param {number} length */
  #rest(from, length) {
    this.#fit(from + length);
    return new Uint8Array(this.#buffer, from, length);
  }

  /** @param {number} bytes @returns where they begin; what is between columns is nothing */
  #room(bytes) {
    const start = this.#at;
    const end = start + bytes;
    this.#fit(align(end));
    this.#at = align(end);
    new Uint8Array(this.#buffer, end, this.#at - end).fill(0);
    return start;
  }

  /** @param {number} size */
  #fit(size) {
    if (size <= this.#buffer.byteLength) return;
    const larger = new ArrayBuffer(Math.max(align(size), this.#buffer.byteLength * 2));
    new Uint8Array(larger).set(new Uint8Array(this.#buffer));
    this.#buffer = larger;
  }
}

/** What columns are read from. */
export class Input {
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    // Columns are read where they lie, which is possible where the bytes begin at a multiple of eight too.
    this.bytes = bytes.byteOffset % 8 ? bytes.slice() : bytes;
  }

  /** @param {ArrayType} Type @param {number} count */
  column(Type, count) {
    const { buffer, byteOffset } = this.bytes;
    const start = byteOffset + this.#take(count * Type.BYTES_PER_ELEMENT);
    return new Type(/** @type {ArrayBuffer} */ (buffer), start, count);
  }

  text() {
    const [size] = this.column(Uint32Array, 1);
    const start = this.#take(size);
    return decoder.decode(this.bytes.subarray(start, start + size));
  }

  /** Whether everything was read. */
  get ended() {
    return this.#at === this.bytes.byteLength;
  }

  /** @param {number} size */
  #take(size) {
    const start = this.#at;
    if (start + size > this.bytes.byteLength) throw new BadRecord('the bytes end within a column');
    this.#at = align(start + size);
    return start;
  }
}
