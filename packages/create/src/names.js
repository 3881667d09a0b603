/** Which names a project may have: those that npm and Cargo both take, so that nothing has to be renamed later. */
import { Refused } from './refused.js';

/** Longer ones leave no room for what is appended, within the 64 letters of a crate's name. */
const LONGEST = 50;

/**
 * What templates are filled with, as `__name__`.
 *
 * @param {string} name
 * @param {string} template
 */
export function names(name, template) {
  // In a library the engine is the package; elsewhere npm wants the two to differ.
  const engine = template === 'lib' ? name : `${name}-engine`;
  return { name, engine, crate: engine.replaceAll('-', '_') };
}

/**
 * Refuses what npm or Cargo would refuse.
 *
 * @param {string} name
 * @param {string[]} reserved
 */
export function check(name, reserved) {
  const instead = () => `try \`${suggest(name, reserved)}\``;
  if (!/^[a-z][a-z0-9_-]*$/.test(name) || name.length > LONGEST || /[-_]$/.test(name)) {
    const help = `letters from a to z, digits, - and _ are fine, beginning with a letter, ${LONGEST} at most; ${instead()}`;
    throw new Refused('bad-name', `\`${name}\` cannot be the name of a package and a crate`, help);
  }
  if (reserved.includes(name)) {
    throw new Refused('reserved-name', `\`${name}\` is a name that npm or Rust keep`, instead());
  }
}

/**
 * The nearest name that is fine.
 *
 * @param {string} name
 * @param {string[]} reserved
 */
export function suggest(name, reserved) {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^[-_]+/, '')
    .slice(0, LONGEST - 4)
    .replace(/[-_]+$/, '');
  if (plain === '') return 'my-app';
  return reserved.includes(plain) || !/^[a-z]/.test(plain) ? `app-${plain}` : plain;
}
