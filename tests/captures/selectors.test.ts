import { describe, expect, it } from 'vitest';
import { evaluateOn, hasChromium, launchChromium } from '../../scripts/inspect/index.ts';
import { sites } from '../../utils/sites/index.ts';
import { CAPTURED_SITES, capturesOf } from './captures.ts';
import { fixtures } from './fixtures.ts';

type Page = { name: string; url: string; read(): string };

const items = sites.flatMap((site) =>
  Object.entries(site.selectors).flatMap(([name, { find }]) =>
    [find].flat().map((selector: string) => ({ site: site.id, name, selector })),
  ),
);
const own = fixtures();
const foreign = CAPTURED_SITES.flatMap(capturesOf);

/** For each page the selectors that match on it. */
async function matchesOn(pages: Page[]): Promise<Set<string>[]> {
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
  const byOwn = matchesOn(own);
  const byForeign = matchesOn(foreign);

  describe.each(sites.map(({ id }) => ({ id })))('of $id', ({ id }) => {
    const mine = items.filter(({ site }) => site === id);

    it("each match on one of the project's stored pages", async () => {
      const pages = await byOwn;
      expect(mine.filter(({ selector }) => !pages.some((page) => page.has(selector)))).toEqual([]);
    });

    it('are each absent from a stored page', async () => {
      const pages = [...(await byOwn), ...(await byForeign)];
      expect(mine.filter(({ selector }) => pages.every((page) => page.has(selector)))).toEqual([]);
    });
  });
});
