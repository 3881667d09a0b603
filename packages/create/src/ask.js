/** Asks for what was not said. */
import { basename, resolve } from 'node:path';
import { cancel, isCancel, select, text } from '@clack/prompts';
import { check } from './names.js';
import { Refused } from './refused.js';
import { refuseFull } from './write.js';

/** @import { Catalogue } from './write.js' */

/** What is made where nothing else is said. */
const DEFAULT = { path: 'my-app', template: 'vanilla' };

/**
 * @param {{ path?: string | undefined, template?: string | undefined, yes?: boolean | undefined }} said
 * @param {Catalogue} catalogue
 * @returns {Promise<{ path: string, template: string }>}
 */
export async function complete({ path, template, yes }, { templates, reserved }) {
  if (path && template) return { path, template };
  if (yes) return { path: path ?? DEFAULT.path, template: template ?? DEFAULT.template };
  if (!process.stdin.isTTY) {
    const missing = path ? '--template' : 'a name';
    throw new Refused(
      'not-said',
      `${missing} is missing, and there is nobody to ask`,
      'say it, or `--yes` for the defaults',
    );
  }
  path ??= chosen(
    await text({
      message: 'What is it called?',
      placeholder: DEFAULT.path,
      defaultValue: DEFAULT.path,
      validate: (answer) => wrong(() => check(basename(resolve(answer || DEFAULT.path)), reserved)),
    }),
  );
  await refuseFull(resolve(path));
  template ??= chosen(
    await select({
      message: 'What is it?',
      options: templates.map(({ name, about }) => ({ value: name, label: name, hint: about })),
    }),
  );
  return { path, template };
}

/**
 * @param {string | symbol} answer
 * @returns {string}
 */
function chosen(answer) {
  if (!isCancel(answer) && typeof answer === 'string') return answer;
  cancel('Nothing was written.');
  return process.exit(130);
}

/** @param {() => void} check */
function wrong(check) {
  try {
    check();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return `${error.message}: ${error.help}`;
  }
}
