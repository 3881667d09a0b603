/** Numbers that look random, and are the same for the same seed. */

/** One row of numbers. It is xorshift32, which is enough to choose by. */
export class Random {
  #state;

  /** @param {number} seed @param {number} [row] rows of one seed have nothing in common */
  constructor(seed, row = 0) {
    this.#state = mixed(Math.imul(seed, 0x9e37_79b1) ^ mixed(row + 1)) || 1;
  }

  /** From 0 to 1, and never 1. */
  next() {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return (state >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. @param {number} from @param {number} to */
  whole(from, to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** Small ones as often as large ones. @param {number} most */
  size(most) {
    return Math.floor((most + 1) ** this.next()) - 1;
  }

  /** @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  pick(list) {
    return list[this.whole(0, list.length - 1)];
  }

  /** @template {{ weight: number }} T @param {readonly T[]} list @returns {T} */
  weighted(list) {
    let rest = this.next() * list.reduce((sum, { weight }) => sum + weight, 0);
    const found = list.find(({ weight }) => {
      rest -= weight;
      return rest < 0;
    });
    return found ?? list[0];
  }

  /** @param {number} length */
  bytes(length) {
    const bytes = new Uint8Array(length);
    // One number fills a stretch: what counts is that no two calls have the same bytes.
    for (let at = 0; at < length; at += 64) bytes.fill(this.whole(0, 255), at, at + 64);
    return bytes;
  }
}

/** @param {number} number */
function mixed(number) {
  let hash = number | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}
