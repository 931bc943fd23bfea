import type { Page } from 'puppeteer-core';
import { type Harness, until } from './harness/index.ts';

/**
 * The place of the dashboard that something else opened in a tab, opened once more: Firefox's driver does not follow
 * tabs that an extension opens.
 */
export async function ownTab(harness: Harness, place: string): Promise<Page> {
  const path = await until(`a tab at ${place}`, async () => {
    const found = (await harness.inExtension(tabAddresses)).find((url) => url.includes(place));
    return found?.slice(harness.origin.length) ?? null;
  });
  return harness.extensionPage(path);
}

/** Runs in a page of ours. */
async function tabAddresses(): Promise<string[]> {
  const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  const { query } = (api as { tabs: { query(filter: object): Promise<{ url?: string }[]> } }).tabs;
  return (await query({})).map(({ url }) => url ?? '');
}

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
