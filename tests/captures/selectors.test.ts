import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateOn, hasChromium, launchChromium } from '../../scripts/inspect/index.ts';
import { sites } from '../../utils/sites/index.ts';
import { type Fixture, fixtures } from './fixtures.ts';

const items = sites.flatMap((site) =>
  Object.entries(site.selectors).flatMap(([name, { find }]) =>
    [find].flat().map((selector: string) => ({ site: site.id, name, selector })),
  ),
);
const own = fixtures();

/** For each page the selectors that match on it. */
async function matchesOn(pages: Fixture[]): Promise<Set<string>[]> {
  const selectors = JSON.stringify([...new Set(items.map(({ selector }) => selector))]);
  const expression = `${selectors}.filter((one) => document.querySelector(one))`;
  const browser = await launchChromium();
  try {
    const found: Set<string>[] = [];
    for (const page of pages)
      found.push(new Set((await evaluateOn(page.read(), page.url, browser, expression)) as string[]));
    return found;
  } finally {
    await browser.close();
  }
}

describe.skipIf(!hasChromium())('selectors', () => {
  let pages: Set<string>[] = [];
  beforeAll(async () => {
    pages = await matchesOn(own);
  });

  describe.each(sites.map(({ id }) => ({ id })))('of $id', ({ id }) => {
    const mine = items.filter(({ site }) => site === id);

    it("each match on one of the project's stored pages", () => {
      expect(mine.filter(({ selector }) => !pages.some((page) => page.has(selector)))).toEqual([]);
    });

    it('are each absent from a stored page', () => {
      expect(mine.filter(({ selector }) => pages.every((page) => page.has(selector)))).toEqual([]);
    });
  });
});
