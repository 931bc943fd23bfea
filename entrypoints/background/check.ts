import type { Shoot } from '../../utils/flows/index.ts';
import { badgeWords } from '../../utils/i18n/index.ts';
import type { CheckOrder, PageRequest } from '../../utils/model/index.ts';
import {
  type AskedTab,
  askPage,
  runInTab,
  type Sender,
  screenshotOf,
  showOnButton,
  trustTab,
  uiLanguage,
} from '../../utils/platform/index.ts';

const CHECK = 'check.js';

/**
 * Checks a picture, the selection or the whole page against the registries, on any website: the context menu has armed
 * the tab, so no permission for the site is needed. The result is shown on the page, in a card.
 */
export async function checkHere(tab: AskedTab, order: CheckOrder): Promise<void> {
  try {
    await trustTab(tab.id, tab.url);
    await runInTab(tab.id, CHECK);
    await askPage(tab.id, { type: 'check', order });
  } catch {
    // The browser's own pages, its shop, and files are out of every extension's reach.
    const title = badgeWords(await uiLanguage()).failures['no-check'] ?? '';
    await showOnButton(tab.id, { text: '!', title, tone: 'warn' });
  }
}

type Shots = Extract<PageRequest, { type: 'check' }>['shots'];

/** Pictures as the window shows them, cut out of one screenshot. */
export function shotsOf(shots: Shots, sender: Sender): Shoot {
  const screenshot = screenshotOf({ ...sender, scale: shots[0]?.shot.viewport.scale ?? 1 });
  return (url) => {
    const shot = shots.find((one) => one.url === url)?.shot;
    return shot ? screenshot(shot.rect) : null;
  };
}
