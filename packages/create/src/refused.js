/** Why there is no new project: a stable code, what is wrong, and what to do. */
export class Refused extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {string} help
   * @param {{ place?: string, cause?: unknown }} [where] the file or folder, and what was thrown there
   */
  constructor(code, message, help, { place, cause } = {}) {
    super(message, { cause });
    this.place = place;
    this.name = 'Refused';
    this.code = code;
    this.help = help;
  }
}
