/** Tests in a real page. What fakes a package with `vi.mock` belongs to Node: Vite has put that package into one file here. */
import { playwright } from '@vitest/browser-playwright';
import { configDefaults } from 'vitest/config';

// A Chromium that is there already; without this line, Playwright's own.
const launchOptions = { executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] };

export default {
  test: {
    exclude: [...configDefaults.exclude, '**/fake.test.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions }),
      instances: [{ browser: 'chromium' }],
    },
  },
};
