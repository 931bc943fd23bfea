import { browser } from 'wxt/browser';

/** What the user chose. */
export type Settings = { language: 'auto' | 'de' | 'en' };

const DEFAULTS: Settings = { language: 'auto' };

/** The stored settings; an unknown value counts as the default. */
export async function readSettings(): Promise<Settings> {
  const { language } = await browser.storage.local.get(DEFAULTS);
  return { language: language === 'de' || language === 'en' ? language : 'auto' };
}

export const writeSettings = (settings: Settings): Promise<void> => browser.storage.local.set(settings);
