// Export, evidence and the evidence of one finding, in a real browser: what is written, checked, noted and deleted.
// Chrome in German on dark, Firefox in English on light: one start each.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { canonicalText, csvColumns, recordHash } from '../../utils/evidence/index.ts';
import type { Finding } from '../../utils/model/index.ts';
import { violations } from './axe.ts';
import { damage, seed, seedIncomplete } from './evidence-seed.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { giveFiles, press } from './own-support.ts';
import { parseCsv, textOf } from './support.ts';

/** A folder for screenshots, for who wants to look at the pages. */
const SHOTS = process.env.EVIDENCE_SHOTS;
const isChrome = inject('kind') === 'chrome';
const [lang, colorScheme] = isChrome ? (['de', 'dark'] as const) : (['en', 'light'] as const);
const say = (de: string, en: string) => (lang === 'de' ? de : en);

describe('the pages of evidence', () => {
  let harness: Harness;
  let saved: Finding[];

  beforeAll(async () => {
    harness = await launch(inject('kind'), { lang, colorScheme });
    const page = await at('#/findings');
    await textOf(page, '.empty');
    await page.close();
    // The second is due, the third within a month.
    const day = 24 * 60 * 60 * 1000;
    const ago = (days: number) => new Date(Date.now() - days * day).toISOString();
    saved = await seed(harness, ago(1), ago(800), ago(715));
    await seedIncomplete(harness);
  });
  afterAll(() => harness?.close());

  const at = (place: string) => harness.extensionPage(`/dashboard.html${place}`);
  const id = (n: number) => saved[n]?.id ?? '';

  /** Accessible as it stands, and on a narrow window without a bar to scroll sideways. */
  async function check(page: Page, name: string): Promise<void> {
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    if (SHOTS) {
      await page.setViewport({ width: 1280, height: 2600 });
      await harness.screenshot(page, join(SHOTS, `${harness.kind}-${name}.png`));
    }
    expect(await violations(page), name).toEqual([]);
    await page.setViewport({ width: 420, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (SHOTS) await harness.screenshot(page, join(SHOTS, `${harness.kind}-${name}-narrow.png`));
    expect(overflow, `${name}, narrow`).toBeLessThanOrEqual(0);
    await page.close();
  }

  it('write what the filter leaves, in the form that is chosen, and say how large it is', async () => {
    const page = await at('#/export?search=Beitrag%201');
    await press(page, '#form-ndjson');
    await press(page, '[data-testid="export-run"]');
    await until(
      'the outcome',
      async () => / kB| B\./.test(await textOf(page, '[data-testid="export-status"]')) || null,
    );
    const lines = readFileSync(await harness.waitForDownload('ndjson'), 'utf8');
    expect(lines).toBe(`${canonicalText(saved[0])}\n`);
    await check(page, 'export');

    const all = await at('#/export');
    await press(all, '#form-tsv');
    await press(all, '[data-testid="export-run"]');
    const rows = parseCsv(readFileSync(await harness.waitForDownload('tsv'), 'utf8'), '\t');
    const [names = [], ...cells] = rows;
    expect(names).toEqual(csvColumns.map(({ name }) => name));
    const records = new Set(cells.map((row) => row[names.indexOf('record_sha256')]));
    expect(records).toEqual(new Set(saved.map(recordHash)));
    const files = await harness.inExtension(async () => {
      const root = await navigator.storage.getDirectory();
      return root.getDirectoryHandle('exports').then(
        () => true,
        () => false,
      );
    });
    expect(files, 'written through the file system of the browser').toBe(true);
    await all.close();
  });

  it('show what is unfinished, what is due and that nothing is entered yet', async () => {
    const page = await at('#/evidence');
    expect(await textOf(page, '[data-testid="incomplete"] tbody')).toContain(
      say('der Datenträger ist voll', 'the disk is full'),
    );
    expect(await textOf(page, '[data-testid="due"]')).toContain(say('1 Fund ist fällig', '1 finding is due'));
    expect(await textOf(page, '[data-testid="soon"]')).toContain('1 ');
    expect(await textOf(page, '[data-testid="ledger"]')).toContain(
      say('beginnt mit der ersten Sicherung', 'begins with the first capture'),
    );
    await check(page, 'evidence-begin');
  });

  it('write a package and a report, and know every finding of the package again', async () => {
    const page = await at('#/export');
    const status = () => textOf(page, '[data-testid="export-status"]');
    const done = () => until('the file', async () => (await status()).startsWith('✓') || null);
    await press(page, '#form-report');
    await press(page, '[data-testid="export-run"]');
    await done();
    expect(readFileSync(await harness.waitForDownload('html'), 'utf8')).toContain(
      recordHash(saved[0] as Finding),
    );
    expect(await page.$('[data-testid="backup-due"]'), 'a report is no backup').not.toBeNull();
    await press(page, '#form-package');
    await press(page, '[data-testid="export-run"]');
    await until(
      'the reminder to go',
      async () => (await page.$('[data-testid="backup-due"]')) === null || null,
    );
    await done();
    await giveFiles(page, '[data-testid="import-evidence"]', await harness.waitForDownload('zip'));
    await until(
      'the outcome of the import',
      async () =>
        /\b0\b.*\b3\b.*\b0\b/.test(await textOf(page, '[data-testid="import-evidence-status"]')) || null,
    );
    expect((await harness.readDb()).stadtspur?.findings).toHaveLength(3);
    await page.close();
  });

  it('delete what is due with a tombstone, discard what is unfinished, and check the rest', async () => {
    const page = await at('#/evidence');
    await press(page, '[data-testid="expire"]');
    if (SHOTS) await harness.screenshot(page, join(SHOTS, `${harness.kind}-expire.png`));
    await press(page, '[data-testid="due"] dialog button[type="submit"]');
    const tomb = await textOf(page, '[data-testid="deleted"] tbody');
    expect(tomb).toContain(say('Aufbewahrungszeit abgelaufen', 'time of retention is over'));
    expect(tomb).toContain(recordHash(saved[1] as Finding));
    await press(page, '[data-testid^="discard-"]');
    await press(page, '[data-testid="incomplete"] dialog button[type="submit"]');
    await until('nothing unfinished', async () => (await page.$('[data-capture]')) === null || null);
    const db = (await harness.readDb()).stadtspur;
    expect([db?.journal?.length, db?.staging?.length, db?.findings?.length]).toEqual([0, 0, 2]);

    await press(page, '[data-testid="check-now"]');
    const whole = say('Alles ist so', 'All of it is as it was');
    await until(
      'a whole ledger',
      async () => (await textOf(page, '[data-testid="ledger"]')).includes(whole) || null,
    );
    await damage(harness, id(0), saved[0]?.artefacts[0]?.sha256 ?? '');
    await press(page, '[data-testid="check-now"]');
    expect(await textOf(page, '[data-testid="faults"]')).toContain(
      say('die Bytes sind nicht die', 'the bytes are not those'),
    );
    await check(page, 'evidence');
  });

  it('show one finding with all its evidence, check it, and note what speaks for it', async () => {
    const page = await at(`#/findings/${id(2)}`);
    await textOf(page, '[data-testid="record"]');
    expect(await textOf(page, '[data-testid="circumstances"]')).toContain(say('unsicher:', 'unsure:'));
    await press(page, '[data-testid="check-finding"]');
    await until(
      'the check',
      async () => (await textOf(page, '[data-testid="check-finding-status"]')).startsWith('✓') || null,
    );
    await page.evaluate(() =>
      document.querySelector('[data-testid="support-archive"]')?.closest('details')?.setAttribute('open', ''),
    );
    await page.type(
      '[data-testid="support-archive"] input[name="url"]',
      'https://web.archive.org/web/2021/https://x.com/a',
    );
    await press(page, '[data-testid="support-archive"] button');
    await until(
      'the support',
      async () => (await textOf(page, '[data-testid="supports"]')).includes('web.archive.org') || null,
    );
    await press(page, '[data-testid="markup-show"]');
    const frame = await until('the markup', () => page.$('.markup iframe'));
    expect(await frame.evaluate((one) => [one.getAttribute('sandbox'), document.title === 'ran'])).toEqual([
      '',
      false,
    ]);
    await check(page, 'finding');
  });

  it('delete one finding only with a reason, which stays', async () => {
    const page = await at(`#/findings/${id(2)}`);
    await press(page, '[data-testid="remove"]');
    if (SHOTS) await harness.screenshot(page, join(SHOTS, `${harness.kind}-remove.png`));
    expect(await violations(page), 'dialog').toEqual([]);
    await press(page, '[data-testid="remove-confirm"]');
    expect((await harness.readDb()).stadtspur?.findings).toHaveLength(2);
    await page.select('[data-testid="remove-reason"]', 'mistake');
    await press(page, '[data-testid="remove-confirm"]');
    await until('the list', () => page.$('table.findings'));
    await page.close();
    const evidence = await at('#/evidence');
    expect(await textOf(evidence, '[data-testid="deleted"] tbody tr')).toContain(
      say('versehentlich gesichert', 'saved by mistake'),
    );
    await evidence.close();
  });
});
