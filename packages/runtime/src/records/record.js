/**
 * A record: objects with certain fields, as columns of bytes and back.
 *
 * @import { Column } from './columns.js'
 */
import { RefusedError } from '../errors.js';
import { BadRecord, within } from './bad.js';
import { Input, Output } from './bytes.js';
import { columnOf, names } from './columns.js';

/** @param {string} name @param {string[]} variants an enum whose variants are texts in JavaScript */
export const namesOf = names;

/**
 * @typedef {object} Shape
 * @property {Record<string, string>} fields what each holds, in the order of its columns
 * @property {Record<string, Column>} [uses] the records and enums that they name
 * @property {(columns: ArrayLike<any>[], at: number) => object} make an object of one place of the columns
 * @property {(columns: any[][], at: number, from: any) => void} split an object into one place of the columns
 */

/** One type of records. It is itself a column, for a record may hold others. */
export class RecordType {
  /** @type {Column[]} */
  #columns;
  #names;
  #fingerprint;

  /** @param {string} name @param {Shape} shape */
  constructor(name, { fields, uses = {}, make, split }) {
    this.name = name;
    this.make = make;
    this.split = split;
    this.#names = Object.keys(fields);
    this.#columns = this.#names.map((field) => columnOf(fields[field], uses));
    const texts = this.#columns.map(({ text }, i) => `${this.#names[i]}:${text}`);
    this.text = `{${texts.join(',')}}`;
    this.#fingerprint = hash(this.text);
  }

  /**
   * The bytes of records. They are to be copied at once: the next ones are written to the same place.
   *
   * @param {any} records an array of them
   * @param {string} where it was given, for an error
   * @param {boolean} [alone] whether there is one, whose place says nothing
   * @returns {Uint8Array}
   */
  encode(records, where, alone) {
    if (!Array.isArray(records)) throw bad(`${where} is no array of ${this.name} records`);
    const out = new Output();
    try {
      out.column(Uint32Array, 2).set([this.#fingerprint, records.length]);
      this.write(records, out);
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error;
      const { at, path, why } = error;
      const place = alone ? '' : `[${at}]`;
      const field = path.slice(1);
      throw bad(`${where}${place}${path} ${why}`, {
        ...(!alone && { index: at }),
        ...(field && { field }),
      });
    }
    return out.end();
  }

  /**
   * The records of these bytes.
   *
   * @param {Uint8Array} bytes
   * @returns {object[]}
   */
  decode(bytes) {
    try {
      const from = new Input(bytes);
      const [fingerprint, count] = from.column(Uint32Array, 2);
      if (fingerprint !== this.#fingerprint) {
        throw new BadRecord('the bytes were written for other fields');
      }
      const records = this.read(from, count);
      if (!from.ended) throw new BadRecord('the bytes go on after the last column');
      return records;
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error;
      throw bad(`The result is no ${this.name} records: ${error.why}`);
    }
  }

  /** @type {Column['write']} */
  write(records, out) {
    const { length } = records;
    const columns = this.#columns.map(() => new Array(length));
    for (let at = 0; at < length; at++) {
      const record = records[at];
      if (typeof record !== 'object' || record === null) {
        throw new BadRecord(`is no ${this.name}`, at);
      }
      this.split(columns, at, record);
    }
    for (const [i, column] of this.#columns.entries()) {
      within(
        () => column.write(columns[i], out),
        (error) => {
          error.path = `.${this.#names[i]}${error.path}`;
        },
      );
    }
  }

  /** @param {Input} from @param {number} count @returns {object[]} */
  read(from, count) {
    const columns = this.#columns.map((column) => column.read(from, count));
    const records = new Array(count);
    for (let at = 0; at < count; at++) records[at] = this.make(columns, at);
    return records;
  }
}

/** @param {string} name @param {Shape} shape */
export const recordOf = (name, shape) => new RecordType(name, shape);

/** @param {string} message @param {object} [place] */
const bad = (message, place) =>
  new RefusedError(message, { code: 'outboard/bad-record', ...place });

/** FNV-1a. @param {string} text */
function hash(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}
