import { existsSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';

const CHROMIUM = process.env.CHROME_BIN || '/usr/bin/chromium';

/** True when the browser that `inspect` needs is installed. */
export const hasChromium = (): boolean => existsSync(CHROMIUM);

/** A headless Chromium which cannot resolve any host: saved pages must never reach the network. */
export function launchChromium(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: CHROMIUM,
    pipe: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
  });
}
