// Captures that are broken off, and databases of older versions, in a real browser.
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { outcomeOf } from '../../scripts/faults/invariants.ts';
import { keptInPage } from '../../scripts/faults/kept-in-page.ts';
import type { Finding } from '../../utils/model/index.ts';
import { type Dump, load } from '../databases/load.ts';
import { tallStatus } from '../replica/pages/tall.ts';
import { arm } from './capture-support.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { pageState, textOf } from './support.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await launch(inject('kind'));
});
afterAll(() => harness?.close());

const kept = () => harness.inExtension(keptInPage);
const newest = async () => (await kept()).findings.sort((a, b) => b.number - a.number)[0];

/** A capture of a tall post that is on its way: its page has been scrolled for the second tile. */
async function started(): Promise<Page> {
  const page = await harness.open(tallStatus('bars'));
  await page.evaluate(() => window.scrollTo({ top: 470, behavior: 'instant' }));
  await arm(harness, page);
  await until('the post to be read', async () => (await pageState(harness))?.middle ?? null);
  await harness.runCommand(page, 'capture-post');
  await until('the second tile', () => page.evaluate(() => scrollY > 900));
  return page;
}

describe('a capture', () => {
  it('whose tab is closed between two tiles is completed from what there is, and says so', async () => {
    const page = await started();
    await page.close();
    const finding = await until('the finding', async () => (await newest()) ?? null, 90_000);
    expect(finding.notes).toContainEqual({ code: 'resumed' });
    expect(finding.missing).toContainEqual({ role: 'screenshot', url: null, code: 'interrupted' });
    expect(finding.artefacts.map(({ role }) => role)).toContain('tile');
    expect(await outcomeOf(await kept())).toEqual({ sealed: 1, incomplete: 0, halves: [] });
  });
});

describe('a database of an older version', () => {
  it.each([1, 2, 3])(
    '%i keeps its findings, which enter the ledger with the next capture',
    async (version) => {
      const dump: Dump = JSON.parse(readFileSync(`tests/databases/version-${version}.json`, 'utf8'));
      await harness.inExtension(load, dump);
      const page = await harness.extensionPage('/dashboard.html#/findings');
      await until('both findings', async () => (await textOf(page, '.count')) === '2 findings');
      await page.close();
      const before = (await kept()).findings;
      await (await started()).waitForFunction(() => scrollY === 470, { timeout: 30_000 });
      const after = await until(
        'the new finding',
        async () => {
          const all = await kept();
          return all.findings.length === 3 ? all : null;
        },
        30_000,
      );
      expect(after.ledger.map(({ line }) => JSON.parse(line).type)).toEqual([
        'key',
        'adopted',
        'adopted',
        'capture',
      ]);
      expect((await outcomeOf(after)).halves.filter((one) => !isOld(one, before))).toEqual([]);
      for (const one of before) expect(after.findings).toContainEqual(one);
      for (const { sha256, is } of after.blobs) expect(is).toBe(sha256);
      for (const open of await harness.browser.pages())
        if (open.url().startsWith('https://x.com/')) await open.close();
    },
  );
});

/** Findings of older versions have an `adopted` line, which `outcomeOf` does not look at. */
const isOld = (half: string, before: Finding[]) =>
  before.some(({ id }) => half === `${id}: record and ledger differ`);
