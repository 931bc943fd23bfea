// Our own pages: accessible in every state, both languages, both colour schemes.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ADDRESSES } from '../replica/case.ts';
import { violations } from './axe.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { chooseRegistry, findings, importDemoRegistry, textOf } from './support.ts';

describe.each([
  ['en', 'light'],
  ['de', 'dark'],
] as const)('pages in %s, %s', (lang, colorScheme) => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await launch(inject('kind'), { lang, colorScheme });
  });
  afterAll(() => harness?.close());

  it('are accessible while empty', async () => {
    const page = await harness.extensionPage('/dashboard.html');
    expect(await textOf(page, '.empty')).toContain(lang === 'de' ? 'Noch keine Funde' : 'No findings yet');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('are accessible with findings, in every view', async () => {
    await importDemoRegistry(harness);
    await captureOne(harness);
    const [finding] = await findings(harness);
    const places = [
      '#/findings',
      `#/findings/${finding?.id}`,
      '#/findings/gone',
      '#/registry',
      '#/registry/dortmund-2021',
      '#/registry/gone',
      '#/log',
      '#/settings',
      '#/findings?platform=facebook',
    ];
    for (const place of places) {
      const page = await harness.extensionPage(`/dashboard.html${place}`);
      await until(place, () => page.evaluate(() => document.querySelector('h1, main a') !== null));
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      expect(await violations(page), place).toEqual([]);
      await page.close();
    }
  }, 120_000);

  it('are accessible with an error shown', async () => {
    const page = await chooseRegistry(harness, '{"schema":1}');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('are accessible in the popup and the side panel', async () => {
    for (const path of ['/popup.html', '/sidepanel.html']) {
      const page = await harness.extensionPage(path);
      await textOf(page, 'h1');
      expect(await violations(page), path).toEqual([]);
      await page.close();
    }
  });

  it('are accessible with the log filled, also on a narrow window', async () => {
    await until('the log', async () => ((await harness.readDb()).stadtspur?.health ?? []).length > 0);
    const page = await harness.extensionPage('/dashboard.html#/log');
    await textOf(page, '.log tbody');
    expect(await violations(page)).toEqual([]);
    await page.setViewport({ width: 420, height: 800 });
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });

  it('speak the language', async () => {
    const page = await harness.extensionPage('/dashboard.html#/settings');
    expect(await textOf(page, 'h1')).toBe(lang === 'de' ? 'Einstellungen' : 'Settings');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang);
    const other = lang === 'de' ? 'en' : 'de';
    await page.select('[data-testid="language"]', other);
    await until(
      'the other language',
      async () => (await textOf(page, 'h1')) === (other === 'de' ? 'Einstellungen' : 'Settings'),
    );
    await page.close();
  });
});

async function captureOne(harness: Harness): Promise<void> {
  const post = await harness.open(ADDRESSES.tweetNews);
  await harness.waitForBadges(post);
  await harness.openCard(post, 0);
  await harness.clickInCard(post, /^(Capture|Als Beleg)/);
  await harness.waitForCardText(post, /(Saved, no|Gesichert, Nr)\. 1/);
  await until(
    'the report of the page',
    async () => ((await harness.readDb()).stadtspur?.health ?? []).length > 0,
  );
  await post.close();
}
