/** What is wrong, and where: columns know the place among their own values, and who holds a column knows the rest. */
export class BadRecord {
  /** @type {string} from the record on, such as `.tags[2]` */
  path = '';

  /** @param {string} why @param {number} [at] the place among the values of a column */
  constructor(why, at) {
    this.why = why;
    this.at = at;
  }
}

/**
 * Writes a column on behalf of another one, and says where a bad value stands there.
 *
 * @param {() => void} write
 * @param {(bad: BadRecord) => void} place
 */
export function within(write, place) {
  try {
    write();
  } catch (error) {
    if (error instanceof BadRecord) place(error);
    throw error;
  }
}
