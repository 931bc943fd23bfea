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

/** A value that is kept until the extension is removed. What was never saved is the fallback. */
export const keptValue = <T>(key: string, fallback: T) => ({
  load: async (): Promise<T> => ((await browser.storage.local.get(key))[key] as T | undefined) ?? fallback,
  save: (value: T): Promise<void> => browser.storage.local.set({ [key]: value }),
  /** Calls back when it was saved, here or elsewhere. */
  watch(call: () => void, signal: AbortSignal): void {
    const listener = (changes: Record<string, unknown>) => {
      if (key in changes) call();
    };
    browser.storage.local.onChanged.addListener(listener);
    signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(listener));
  },
});
