import { browser } from 'wxt/browser';

/** What the toolbar button of a tab shows: a few letters, the sentence behind them, and how pressing it is. */
export type ButtonFace = { text: string; title: string; tone: 'plain' | 'warn' };

const COLOURS = { plain: '#0f5c63', warn: '#6b4300' };

/** Shows a face on the toolbar button of a tab, until it loads another page. A tab that is gone needs none. */
export async function showOnButton(tabId: number, { text, title, tone }: ButtonFace): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: COLOURS[tone] });
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title: title ? `Stadtspur: ${title}` : 'Stadtspur' });
  } catch {
    // The tab was closed meanwhile.
  }
}
