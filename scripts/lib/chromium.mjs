// Which Chromium the browser tests drive. Nothing is downloaded.
import { existsSync } from 'node:fs';
import { chromium as playwright } from '@playwright/test';

/**
 * CHROMIUM_PATH, else Debian's, else Playwright's own when it is installed, else the one inside @sparticuz/chromium.
 * @returns {Promise<{ executablePath: string | undefined, args: string[] }>} undefined: Playwright's own
 */
export async function findChromium() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return { executablePath: CHROMIUM_PATH, args: [] };
  if (existsSync('/usr/bin/chromium')) return { executablePath: '/usr/bin/chromium', args: [] };
  if (existsSync(playwright.executablePath())) return { executablePath: undefined, args: [] };
  const { default: packed } = await import('@sparticuz/chromium');
  return {
    executablePath: await packed.executablePath(),
    args: packed.args.filter((arg) => !/headless|single-process/.test(arg)),
  };
}
