/** Where browsers are, and what else they need. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** How each program of a browser is found: the variable that names it, its names in the path, and Debian's package. */
const programs = {
  chromium: {
    variable: 'OUTBOARD_CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    debian: 'chromium',
  },
  firefox: {
    variable: 'OUTBOARD_FIREFOX',
    names: ['firefox-esr', 'firefox'],
    debian: 'firefox-esr',
  },
  webkit: {
    variable: 'OUTBOARD_WEBKIT_DRIVER',
    names: ['WebKitWebDriver'],
    debian: 'webkit2gtk-driver',
  },
  display: { variable: 'OUTBOARD_XVFB', names: ['Xvfb'], debian: 'xvfb' },
};

/**
 * Where a browser is, or the driver it is steered by, or the display it draws on.
 *
 * @param {keyof typeof programs} kind
 * @returns {string}
 */
export function programPath(kind) {
  const { variable, names, debian } = programs[kind];
  const wanted = process.env[variable];
  for (const name of wanted ? [wanted] : names) {
    for (const folder of (process.env.PATH ?? '').split(':')) {
      const path = resolve(folder, name);
      if (existsSync(path)) return path;
    }
  }
  throw new Error(
    `There is no ${wanted ?? names.join(' or ')} here. On Debian: apt-get install ${debian}; ${variable} names another`,
  );
}
