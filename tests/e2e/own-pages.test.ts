// The pages of one's own registry: accessible in every state, both languages, both colour schemes, on narrow windows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { pictureBytes } from '../../scripts/demo/pictures.ts';
import { CITY_PICTURES } from '../replica/case.ts';
import { violations } from './axe.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { fill, giveFiles, press } from './own-support.ts';
import { textOf } from './support.ts';

/** A folder for screenshots, for who wants to look at the pages. */
const SHOTS = process.env.OWN_SHOTS;

describe.each([
  ['en', 'light'],
  ['de', 'dark'],
] as const)('pages in %s, %s', (lang, colorScheme) => {
  let harness: Harness;
  const folder = mkdtempSync(join(tmpdir(), 'stadtspur-own-pages-'));

  beforeAll(async () => {
    harness = await launch(inject('kind'), { lang, colorScheme });
  });
  afterAll(async () => {
    await harness?.close();
    rmSync(folder, { recursive: true });
  });

  const at = (place: string) => harness.extensionPage(`/dashboard.html${place}`);

  async function check(page: Page, name: string): Promise<void> {
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    if (SHOTS) await harness.screenshot(page, join(SHOTS, `${harness.kind}-${lang}-${name}.png`));
    expect(await violations(page), name).toEqual([]);
    await page.setViewport({ width: 420, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${name}, narrow`).toBeLessThanOrEqual(0);
    if (SHOTS) await harness.screenshot(page, join(SHOTS, `${harness.kind}-${lang}-${name}-narrow.png`));
    await page.close();
  }

  it('are accessible while empty', async () => {
    for (const name of [
      '',
      '/import',
      '/publish',
      '/entry?name=account:none',
      '/new?kind=asset&draft=gone',
    ]) {
      const page = await at(`#/own${name}`);
      await until(name, async () => !/…$/.test(await textOf(page, '.own')) || null);
      await check(page, `empty${name.split('?')[0]?.replace('/', '-')}`);
    }
  });

  it.each(['account', 'asset', 'website', 'topic'])(
    'are accessible with the form of %s and all its flaws',
    async (kind) => {
      const page = await at(`#/own/new?kind=${kind}`);
      await press(page, '[data-testid="own-save"]');
      await until('the flaws', async () => (await textOf(page, 'form [role="alert"]')).length > 20);
      await check(page, `form-${kind}`);
    },
  );

  it('are accessible with a preview, with entries, pictures alike, a history, and a key', async () => {
    const files = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => join(folder, name));
    writeFileSync(files[0] ?? '', pictureBytes(CITY_PICTURES.garden));
    writeFileSync(files[1] ?? '', pictureBytes({ ...CITY_PICTURES.garden, quality: 50 }));
    writeFileSync(files[2] ?? '', 'no picture');
    const page = await at('#/own/import');
    await fill(page, 'producer', 'Stadt Dortmund');
    await fill(page, 'published.url', 'https://www.dortmund.de/presse/');
    await fill(page, 'source.title', 'Pressebilder');
    await giveFiles(page, '[data-testid="import-files"]', ...files);
    await textOf(page, '[data-testid="import-preview"]');
    expect(await violations(page), 'preview').toEqual([]);
    if (SHOTS) await harness.screenshot(page, join(SHOTS, `${harness.kind}-${lang}-preview.png`));
    await press(page, '.preview input[type="checkbox"]');
    await press(page, '[data-testid="import-save"]');
    await until('saved', async () => / 2 |^2 /.test(await textOf(page, '[data-testid="import-status"]')));
    await page.close();

    const list = await at('#/own');
    await textOf(list, '[data-testid="own-pairs"]');
    const name = await list.$eval('[data-entry]', (row) => row.getAttribute('data-entry') ?? '');
    await check(list, 'list');
    const entry = await at(`#/own/entry?name=${encodeURIComponent(name)}`);
    await textOf(entry, '[data-testid="own-form"]');
    await press(entry, '[data-testid="own-withdraw"]');
    expect(await violations(entry), 'dialog').toEqual([]);
    await press(entry, 'dialog button[type="button"]');
    await check(entry, 'entry');
    const publish = await at('#/own/publish');
    await press(publish, '[data-testid="make-key"]');
    await textOf(publish, '[data-testid="not-backed-up"]');
    await check(publish, 'publish');
  });

  it('let one keep both of two pictures alike, withdraw one with a reason, and find it in the history', async () => {
    const list = await at('#/own');
    await press(list, '.pairs button');
    await until('the pair to go', async () => (await list.$('[data-testid="own-pairs"]')) === null);
    const name = await list.$eval('[data-entry]', (row) => row.getAttribute('data-entry') ?? '');
    await list.close();
    const entry = await at(`#/own/entry?name=${encodeURIComponent(name)}`);
    await press(entry, '[data-testid="own-withdraw"]');
    await entry.type('dialog input', 'Doppelt');
    await press(entry, 'dialog button[type="submit"]');
    expect(await textOf(entry, '.count')).toMatch(/^1 /);
    await entry.evaluate(() => document.querySelector('details')?.setAttribute('open', ''));
    expect(await textOf(entry, '[data-testid="own-steps"]')).toContain('Doppelt');
    await entry.close();
  });
});
