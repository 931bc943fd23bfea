import { browser } from 'wxt/browser';

const name = (tab: number) => `checked.${tab}`;

/**
 * Remembers that the user asked for a check in a tab (which armed it), so that its script may ask the background. It
 * holds for the origin that was shown then, until the browser ends; a background that stops does not forget it.
 */
export const trustTab = (tab: number, url: string): Promise<void> =>
  browser.storage.session.set({ [name(tab)]: new URL(url).origin });

/** True when the user asked for a check in this tab and it still shows that origin. */
export async function isTrustedTab(tab: number, url: string): Promise<boolean> {
  const stored = await browser.storage.session.get(name(tab));
  return stored[name(tab)] === URL.parse(url)?.origin;
}

/** Something small that a stopped background finds again; it ends with the browser. Only our own side can read it. */
export const sessionValue = (key: string) => ({
  load: async (): Promise<unknown> => (await browser.storage.session.get(key))[key],
  save: (value: unknown): Promise<void> => browser.storage.session.set({ [key]: value }),
  /** Calls back when it was saved, here or elsewhere. */
  watch(call: () => void, signal: AbortSignal): void {
    const listener = (changes: Record<string, unknown>, area: string) => {
      if (area === 'session' && key in changes) call();
    };
    browser.storage.onChanged.addListener(listener);
    signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
  },
});
