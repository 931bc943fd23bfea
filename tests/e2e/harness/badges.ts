import type { Page } from 'puppeteer-core';
import type { Driver } from './driver.ts';
import {
  noteClick,
  readCard,
  readChips,
  readControls,
  readFocus,
  revealChip,
  revealControl,
  wasClicked,
} from './in-roots.ts';
import { PATIENCE_MS, until } from './poll.ts';
import type { Badge, BadgeChoice, Harness } from './types.ts';

type BadgeTools = Pick<
  Harness,
  | 'badges'
  | 'waitForBadges'
  | 'openCard'
  | 'cardText'
  | 'waitForCardText'
  | 'cardControls'
  | 'clickInCard'
  | 'focusedInBadges'
>;

/** What a user does with badges: trusted clicks at coordinates, reading what is shown. */
export function badgeTools(driver: Driver): BadgeTools {
  const badges = (page: Page) => driver.inRoots(page, readChips);
  const readOpenCard = (page: Page) => driver.inRoots(page, readCard);
  const cardControls = (page: Page) => driver.inRoots(page, readControls);

  const standStill = (what: string, locate: () => Promise<Badge['box'] | null>) => {
    let last: Badge['box'] | null = null;
    return until(what, async () => {
      const now = await locate();
      const still = now && last && now.x === last.x && now.y === last.y && now.width > 0;
      last = now;
      return still ? now : null;
    });
  };

  /**
   * Clicks once the element has stood still for one poll: cards and pages move while pictures load. A card that grows
   * at that very moment is missed; the user would see it and click again, and so does this.
   */
  const clickSettled = async (page: Page, what: string, locate: () => Promise<Badge['box'] | null>) => {
    await page.bringToFront();
    await until(`a click on ${what}`, async () => {
      const box = await standStill(`${what} to stand still`, locate);
      await driver.inRoots(page, noteClick);
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      return driver.inRoots(page, wasClicked);
    });
  };

  return {
    badges,
    cardControls,
    waitForBadges: (page, enough = (found) => found.length > 0, timeout = PATIENCE_MS) =>
      until(
        'badges',
        async () => {
          const found = await badges(page);
          return enough(found) ? found : null;
        },
        timeout,
      ),
    async openCard(page, which = 0) {
      const index = await until(`badge ${String(which)}`, async () => {
        const found = pick(
          (await badges(page)).map(({ label }) => label),
          which,
        );
        return found < 0 ? null : { found };
      });
      await clickSettled(page, `badge ${String(which)}`, () => driver.inRoots(page, revealChip, index.found));
      await until('the card', async () => (await readOpenCard(page)) !== null);
    },
    cardText: async (page) => (await readOpenCard(page)) ?? '',
    waitForCardText: (page, text, timeout) =>
      until(
        `card text ${String(text)}`,
        async () => {
          const shown = await readOpenCard(page);
          if (shown !== null && contains(shown, text)) return shown;
          throw new Error(shown === null ? 'no card is open' : `the card says: ${shown}`);
        },
        timeout,
      ),
    async clickInCard(page, name) {
      await until(`control ${String(name)} in the card`, async () =>
        (await cardControls(page)).some((label) => contains(label, name)),
      );
      await clickSettled(page, `control ${String(name)}`, async () => {
        const index = (await cardControls(page)).findIndex((label) => contains(label, name));
        return driver.inRoots(page, revealControl, index);
      });
    },
    focusedInBadges: (page) => driver.inRoots(page, readFocus),
  };
}

const contains = (text: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

function pick(labels: string[], which: BadgeChoice): number {
  if (typeof which !== 'number') return labels.findIndex((label) => contains(label, which));
  return which < labels.length ? which : -1;
}
