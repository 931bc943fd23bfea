import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';
import { inspectPage, launchChromium, type PageReading } from '../../scripts/inspect/index.ts';

type ReadInChromium = (html: string, url: string) => Promise<PageReading>;

/** One browser for all tests of a file; gives the function that reads a page in it. */
export function useChromium(isReady: boolean): ReadInChromium {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (isReady) browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  return (html, url) => {
    if (!browser) throw new Error('no browser');
    return inspectPage(html, url, browser);
  };
}
