// The page that checks packages: in the extension, and as one file opened from the disk.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { deviceWith, packed, sourceOf } from '../unit/evidence/package/samples.ts';
import { violations } from './axe.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { textOf } from './support.ts';

describe('checking a package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  const files = {
    good: join(folder, 'good.zip'),
    bad: join(folder, 'bad.zip'),
    none: join(folder, 'none.zip'),
  };
  let harness: Harness;

  beforeAll(async () => {
    const { bytes } = await packed(sourceOf(await deviceWith(3)));
    writeFileSync(files.good, bytes);
    const changed = Buffer.from(bytes);
    changed[changed.indexOf('finding_number')] = 0x46;
    writeFileSync(files.bad, changed);
    writeFileSync(files.none, 'not a package');
    harness = await launch(inject('kind'), { colorScheme: 'dark' });
  });
  afterAll(async () => {
    await harness?.close();
    rmSync(folder, { recursive: true });
  });

  it('keeps a whole one, finds a changed one, refuses what is none, each accessible', async () => {
    const page = await harness.extensionPage('/verify.html');
    await textOf(page, 'h1');
    expect(await violations(page)).toEqual([]);
    await choose(page, files.good);
    expect(await verdict(page)).toContain('Kept');
    expect(await violations(page)).toEqual([]);
    await choose(page, files.bad);
    expect(await verdict(page, 'Broken')).toContain('checks do not hold');
    expect(await textOf(page, '.checks')).toContain('data/captures.csv');
    await page.evaluate(() => document.querySelector('details')?.setAttribute('open', ''));
    expect(await violations(page)).toEqual([]);
    await choose(page, files.none);
    expect(await textOf(page, '.notice.error')).toContain('it is no ZIP file');
    await page.close();
  });

  it('works from a file that the extension saved, in both languages', async () => {
    const page = await harness.extensionPage('/verify.html');
    await textOf(page, '.save button');
    await page.click('.save button');
    const saved = join(folder, 'page.html');
    writeFileSync(saved, readFileSync(await harness.waitForDownload('.html')));
    await page.close();
    const alone = await harness.browser.newPage();
    await alone.goto(pathToFileURL(saved).href);
    await alone.click('button[lang=de]');
    expect(await textOf(alone, 'h1')).toBe('Ein Beweispaket prüfen');
    expect(await alone.$('.save')).toBeNull();
    // Whatever its script did, the page could send nothing.
    const policy = await alone.$eval('meta[http-equiv]', (meta) => meta.getAttribute('content') ?? '');
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^ ;]+'; style-src 'sha256-[^ ;]+';/);
    expect(policy).not.toContain('connect-src');
    await choose(alone, files.good);
    expect(await verdict(alone)).toContain('Unversehrt');
    expect(await violations(alone)).toEqual([]);
    await choose(alone, files.bad);
    expect(await verdict(alone, 'Verletzt')).toContain('halten nicht');
    await alone.close();
  });

  it('finds a report in it that anybody can read', async () => {
    const readme = Object.entries(unzipSync(readFileSync(files.good))).find(([name]) =>
      name.endsWith('README.html'),
    );
    const path = join(folder, 'README.html');
    writeFileSync(path, readme?.[1] ?? '');
    const page = await harness.browser.newPage();
    await page.goto(pathToFileURL(path).href);
    expect(await page.$$eval('section.finding', (all) => all.length)).toBe(4);
    // The policy of the report keeps scripts out, axe as well: it runs in a copy without policy.
    writeFileSync(path, readFileSync(path, 'utf8').replace(/<meta http-equiv[^>]*>/, ''));
    await page.goto(pathToFileURL(path).href);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});

async function choose(page: Page, path: string): Promise<void> {
  const input = await page.$('input[type=file]');
  if (!input) throw new Error('no file field');
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
}

/** The verdict, once it is there and says `word`. */
async function verdict(page: Page, word = ''): Promise<string> {
  let text = '';
  await until(`the verdict ${word}`, async () => {
    text = await page.evaluate(() => document.querySelector('[role=status]')?.textContent ?? '');
    return text !== '' && text.includes(word);
  });
  return text;
}
