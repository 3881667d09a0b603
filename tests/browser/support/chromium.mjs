/** Chromium, as quiet as it can be. */
import { chromium } from 'playwright-core';
import { programPath } from './places.mjs';

/** @import { Browser, BrowserContextOptions, Page } from 'playwright-core' */

const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/**
 * @param {string[]} [more] flags besides, such as those of a microphone that is none
 * @returns {Promise<Browser>}
 */
export const launch = (more = []) =>
  chromium.launch({
    executablePath: programPath('chromium'),
    // Root may not use the sandbox.
    args: [...flags, ...more, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });

/**
 * A page, and what went wrong on it: uncaught errors, and what its policy forbade.
 *
 * @param {Browser} browser
 * @param {string} url
 * @param {BrowserContextOptions & { timeout?: number }} [options] `timeout`: how many milliseconds the page may take to load
 * @returns {Promise<{ page: Page, troubles: string[] }>}
 */
export async function open(browser, url, { timeout, ...options } = {}) {
  const page = await browser.newPage(options);
  /** @type {string[]} */
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(url, timeout ? { timeout } : {});
  return { page, troubles };
}
