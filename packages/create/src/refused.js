/** Why there is no new project: a stable code, what is wrong, and what to do. */
export class Refused extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {string} help
   * @param {unknown} [cause]
   */
  constructor(code, message, help, cause) {
    super(message, { cause });
    this.name = 'Refused';
    this.code = code;
    this.help = help;
  }
}
