/**
 * Tensors as they cross: bytes, and a text that says what lies in them.
 *
 * @import { ElementType, HeldTensor as Held, TensorLike } from './index.js'
 * @import { TensorPlace } from './engine.js'
 * @import { Shelf } from './held.js'
 */
import { badInput, show } from './errors.js';
import { HeldTensor, isHeld, numberOf } from './held.js';
import { check, Tensor, typeOf } from './tensor.js';

/** Where in the bytes a tensor may begin, so that its numbers need not be copied to be read. */
const ALIGN = 16;

/** So many bytes are kept for the next call at most. */
const KEEP = 16 * 2 ** 20;

/** Where several tensors are put together, for one call after the other: the client has copied them when a call returns. */
let room = new Uint8Array(0);

/**
 * What a call of a model takes, by the names of its inputs. One tensor goes as it is, several are put into one array; of those that are
 * held, only the numbers go.
 *
 * @param {Record<string, TensorLike | Held | readonly TensorLike[]>} inputs
 * @param {Shelf} shelf of the model
 * @returns {{ bytes: Uint8Array, places: TensorPlace[], held: [string, number][] }}
 */
export function pack(inputs, shelf) {
  /** @type {TensorPlace[]} */
  const places = [];
  /** @type {[string, number][]} */
  const held = [];
  /** @type {Uint8Array[]} */
  const parts = [];
  let offset = 0;
  /** @param {string} name @param {any} tensor @param {true} [list] */
  const put = (name, tensor, list) => {
    const where = `Input '${name}'`;
    if (typeof tensor !== 'object' || tensor === null) {
      throw badInput(`${where} is a tensor, { data, shape }; it was ${show(tensor)}`);
    }
    if (isHeld(tensor)) {
      if (list) throw badInput(`${where} is a list, which holds no held tensors`);
      held.push([name, numberOf(tensor, shelf, where)]);
      return;
    }
    const { data, shape = [data?.length] } = tensor;
    const type = typeOf(data, tensor.type, where);
    check(where, data, shape);
    const part = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    places.push({ name, type, shape, offset, bytes: part.length, list });
    parts.push(part);
    offset += Math.ceil(part.length / ALIGN) * ALIGN;
  };
  for (const [name, value] of Object.entries(inputs)) {
    if (!Array.isArray(value)) put(name, value);
    else for (const tensor of value) put(name, tensor, true);
  }
  if (parts.length === 1) return { bytes: parts[0], places, held };
  const bytes = roomFor(offset);
  parts.forEach((part, i) => {
    bytes.set(part, places[i].offset);
  });
  return { bytes, places, held };
}

/** @param {number} size */
function roomFor(size) {
  if (size > KEEP) return new Uint8Array(size);
  if (room.length < size) room = new Uint8Array(2 ** Math.ceil(Math.log2(size)));
  return room.subarray(0, size);
}

/**
 * What came back: first what the tensors are, and then the data of each that was not held.
 *
 * @param {[string, ...any[]]} result
 * @param {Shelf} shelf of the model
 * @returns {Record<string, any>} a tensor for each name, or a list of some
 */
export function unpack([about, ...data], shelf) {
  /** @type {{ name: string, list: boolean, tensors: { type: ElementType, shape: number[], held?: number }[] }[]} */
  const given = JSON.parse(about);
  let at = 0;
  return Object.fromEntries(
    given.map(({ name, list, tensors }) => {
      const values = tensors.map(({ type, shape, held }) =>
        held === undefined
          ? new Tensor(data[at++], shape, type)
          : new HeldTensor(shelf, held, name, type, shape),
      );
      return [name, list ? values : values[0]];
    }),
  );
}
