// What the demonstration does with the real interface: the clicks of a user, nothing through the back door.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type Harness, until } from '../../tests/e2e/harness/index.ts';
import { pageState } from '../../tests/e2e/support.ts';
import type { Finding, PageState } from '../../utils/model/index.ts';
import type { ExpectedPage } from './expected.ts';
import { demoRegistry } from './registry.ts';

/** What one page showed and what was saved from it. */
export type PageResult = {
  page: ExpectedPage;
  state: PageState | null;
  findings: Finding[];
  screenshots: string[];
  problems: string[];
};

const CAPTURE = /^(Capture|Als Beleg|Erneut)/;
const SAVED = /Saved, no\. \d+|Gesichert, Nr\. \d+/;

/** Imports the demo registry through the dashboard's file field. */
export async function importRegistry(harness: Harness, folder: string): Promise<void> {
  const file = join(folder, 'registry.json');
  writeFileSync(file, JSON.stringify(demoRegistry(), null, 1));
  const page = await harness.extensionPage('/dashboard.html#/registry');
  const input = await until('the file field', () => page.$('input[data-testid="registry-file"]'));
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
  await until('the imported registry', () =>
    page.evaluate(() => document.querySelector('[data-registry="dortmund-demo"]') !== null),
  );
  await harness.screenshot(page, join(folder, 'dashboard-registry.png'));
  await page.close();
}

/** Opens one page, waits for its verdicts, and saves every match. */
export async function visit(harness: Harness, page: ExpectedPage, folder: string): Promise<PageResult> {
  const before = new Set((await savedFindings(harness)).map(({ id }) => id));
  const tab = await harness.open(page.url);
  const result: PageResult = { page, state: null, findings: [], screenshots: [], problems: [] };
  const shoot = async (target: Page, name: string) => {
    await harness.screenshot(target, join(folder, `${name}.png`));
    result.screenshots.push(`${name}.png`);
  };
  try {
    await scrollThrough(tab);
    if (page.posts !== null) result.state = await settledState(harness, tab, page.posts);
    await shoot(tab, page.name);
    const popup = await harness.clickToolbar(tab);
    if (popup) {
      await shoot(popup, `${page.name}-popup`);
      await popup.close();
    }
    await captureMatches(harness, tab, page, (name) => shoot(tab, name));
  } catch (error) {
    result.problems.push(error instanceof Error ? error.message : String(error));
    await shoot(tab, `${page.name}-problem`).catch(() => undefined);
  }
  result.findings = (await savedFindings(harness)).filter(({ id }) => !before.has(id));
  result.problems.push(...compare(result));
  await tab.close();
  return result;
}

async function captureMatches(
  harness: Harness,
  tab: Page,
  { name, capture }: ExpectedPage,
  shoot: (name: string) => Promise<void>,
): Promise<void> {
  const matched = (await harness.badges(tab)).flatMap(({ kind }, index) => (kind === 'match' ? [index] : []));
  for (const index of capture === 'first' ? matched.slice(0, 1) : matched) {
    await harness.openCard(tab, index);
    await harness.clickInCard(tab, CAPTURE);
    await harness.waitForCardText(tab, SAVED, 30_000);
    if (index === matched[0]) await shoot(`${name}-card`);
    await harness.pressKeys(tab, 'Escape');
    await until('the card to close', async () => (await harness.cardText(tab)) === '');
  }
}

/** Shows every post once, as a reader would: only what was on the screen is read. */
async function scrollThrough(tab: Page): Promise<void> {
  await tab.bringToFront();
  await until('the end of the page', async () => !(await scrollOn(tab)));
  await tab.evaluate(() => scrollTo(0, 0));
}

/** Half a window further, from the end back to the beginning; false when that is where it is. */
const scrollOn = (tab: Page): Promise<boolean> =>
  tab.evaluate(() => {
    const isEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    if (isEnd) scrollTo(0, 0);
    else scrollBy(0, innerHeight / 2);
    return !isEnd;
  });

/**
 * Reads the page's own count once enough posts are read and no picture is still to be compared. Pictures of a post that
 * left the window too soon are compared when it comes back.
 */
async function settledState(harness: Harness, tab: Page, posts: number): Promise<PageState> {
  const settled = await until(`${posts} posts and their verdicts`, async () => {
    const state = await pageState(harness);
    if (state && state.seen >= posts && state.pending === 0) return state;
    await scrollOn(tab);
    return null;
  });
  await tab.evaluate(() => scrollTo(0, 0));
  return settled;
}

/** All findings in the extension's database. */
export async function savedFindings(harness: Harness): Promise<Finding[]> {
  const dump = await harness.readDb();
  return (dump.stadtspur?.findings ?? []) as Finding[];
}

function compare({ page, state, findings }: PageResult): string[] {
  const problems: string[] = [];
  if (state && page.posts !== null && state.seen < page.posts)
    problems.push(`read ${state.seen} posts, expected ${page.posts}`);
  for (const [key, signals] of Object.entries(page.findings)) {
    const finding = findings.find(({ post }) => post.key === key);
    const found = new Set(finding?.matches.map(({ signal }) => signal));
    const missing = signals.filter((signal) => !found.has(signal));
    if (!finding) problems.push(`not saved: ${key}`);
    else if (missing.length > 0) problems.push(`${key}: no match by ${missing.join(', ')}`);
    if (finding && !finding.artefacts.some(({ role }) => role === 'screenshot'))
      problems.push(`${key}: saved without screenshot`);
  }
  const surplus = findings.filter(({ post }) => !(String(post.key) in page.findings));
  return [...problems, ...surplus.map(({ post }) => `saved though unrelated: ${post.key}`)];
}

/** Exports all findings through the dashboard; returns the path of the file. */
export async function exportCsv(harness: Harness, folder: string): Promise<string> {
  const page = await harness.extensionPage('/dashboard.html#/findings');
  const button = await until('the export button', () => page.$('[data-testid="export-csv"]'));
  await harness.screenshot(page, join(folder, 'dashboard-findings.png'));
  await button.click();
  const file = await harness.waitForDownload('.csv');
  await page.close();
  return file;
}
