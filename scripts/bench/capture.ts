import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { type Harness, until } from '../../tests/e2e/harness/index.ts';
import { CAPTURE_PAGE, serveCapturePage } from './badge-page.ts';
import { type Row, rowsOf } from './rows.ts';
import { watchCapture } from './saved.ts';

const RUNS = 10;

/** Chromium lets an extension take two pictures of a tab in a second. */
const PACE_MS = 1200;

/** Which post of the page: the first has its picture, the picture of the second is refused. */
const [GOOD, REFUSED] = [0, 1];

/** Time from the click on "Capture" to "Saved" on the card. */
export async function capture(harness: Harness): Promise<Row[]> {
  serveCapturePage(harness.replica);
  const page = await harness.open(CAPTURE_PAGE);
  await harness.waitForBadges(page, (badges) => badges.length === 2);
  const unarmed = await measure(harness, page, GOOD);
  const unarmedRefused = await measure(harness, page, REFUSED);
  await (await harness.clickToolbar(page))?.close();
  const armed = await measure(harness, page, GOOD);
  const armedRefused = await measure(harness, page, REFUSED);
  await check(harness);
  const row = rowsOf('capture', harness.kind);
  const other = 'picture server answers 403';
  return [
    row('click to saved, tab not armed', unarmed, other, unarmedRefused),
    row('click to saved, with screenshot', armed, other, armedRefused),
  ];
}

async function measure(harness: Harness, page: Page, which: number): Promise<number[]> {
  await page.bringToFront();
  // The card needs the window's whole height: it grows when it says what is missing.
  await page.evaluate((i) => {
    const box = document.querySelectorAll('article')[i]?.getBoundingClientRect();
    scrollTo({ top: scrollY + (box?.top ?? 0) - 80, behavior: 'instant' });
  }, which);
  await harness.openCard(page, which);
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    await sleep(PACE_MS);
    const { saved } = await watchCapture(harness, page);
    await harness.clickInCard(page, /^Capture/);
    times.push(await saved);
  }
  await harness.pressKeys(page, 'Escape');
  await until('the card to close', async () => (await harness.cardText(page)) === '');
  return times;
}

/** Half of the findings have their screenshot, half their picture: else something else was measured. */
async function check(harness: Harness): Promise<void> {
  const dump = await harness.readDb();
  const findings = (dump.stadtspur?.findings ?? []) as { artefacts: { role: string }[] }[];
  const count = (role: string) =>
    findings.filter(({ artefacts }) => artefacts.some((one) => one.role === role)).length;
  const found = [findings.length, count('screenshot'), count('media')];
  if (found.join() !== [RUNS * 4, RUNS * 2, RUNS * 2].join()) throw new Error(`saved otherwise: ${found}`);
}
