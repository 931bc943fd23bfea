import type { Page } from 'puppeteer-core';
import { type Harness, until } from './harness/index.ts';

/** The tab of ours at a place of the dashboard, which something else opened. */
export const ownTab = (harness: Harness, place: string): Promise<Page> =>
  until(`a tab at ${place}`, async () => {
    const pages = await harness.browser.pages();
    return pages.find((page) => page.url().startsWith(harness.origin) && page.url().includes(place)) ?? null;
  });

/** Values of a form's fields by their paths. */
export const valuesIn = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-field]')].map((field) => [
        field.dataset.field ?? '',
        field.querySelector<HTMLInputElement>('input, select, textarea')?.value ?? '',
      ]),
    ),
  );

/** Writes into a field as a user would. */
export async function fill(page: Page, path: string, value: string): Promise<void> {
  const selector = `[data-field="${path}"]`;
  const tag = await until(path, () =>
    page.evaluate(
      (where) => document.querySelector(`${where} :is(input, select, textarea)`)?.tagName,
      selector,
    ),
  );
  if (tag === 'SELECT') {
    await page.select(`${selector} select`, value);
    return;
  }
  const field = `${selector} :is(input, textarea)`;
  await page.$eval(field, (element) => (element as HTMLInputElement).select());
  await page.type(field, value);
}

/** Presses one of our buttons. */
export async function press(page: Page, selector: string): Promise<void> {
  await until(selector, async () => {
    const button = await page.$(selector);
    const isOff = await button?.evaluate((one) => (one as HTMLButtonElement).disabled);
    return button && !isOff ? true : null;
  });
  await page.$eval(selector, (element) => (element as HTMLElement).click());
}

/** Gives files to a file field. */
export async function giveFiles(page: Page, selector: string, ...paths: string[]): Promise<void> {
  const input = await until(selector, () => page.$(selector));
  await (input as unknown as { uploadFile(...files: string[]): Promise<void> }).uploadFile(...paths);
}
