import type { Page } from 'puppeteer-core';
import type { Driver } from './driver.ts';
import { readCard, readChips, readControls, readFocus, revealChip, revealControl } from './in-roots.ts';
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

  /** Clicks once the element has stood still for one poll: cards and pages move while pictures load. */
  const clickSettled = async (page: Page, what: string, locate: () => Promise<Badge['box'] | null>) => {
    await page.bringToFront();
    let last: Badge['box'] | null = null;
    const box = await until(what, async () => {
      const now = await locate();
      const still = now && last && now.x === last.x && now.y === last.y && now.width > 0;
      last = now;
      return still ? now : null;
    });
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
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
      await clickSettled(page, `badge ${String(which)} to stand still`, () =>
        driver.inRoots(page, revealChip, index.found),
      );
      await until('the card', async () => (await readOpenCard(page)) !== null);
    },
    cardText: async (page) => (await readOpenCard(page)) ?? '',
    waitForCardText: (page, text, timeout) =>
      until(
        `card text ${String(text)}`,
        async () => {
          const shown = await readOpenCard(page);
          return shown !== null && contains(shown, text) ? shown : null;
        },
        timeout,
      ),
    async clickInCard(page, name) {
      await until(`control ${String(name)} in the card`, async () =>
        (await cardControls(page)).some((label) => contains(label, name)),
      );
      await clickSettled(page, `control ${String(name)} to stand still`, async () => {
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
