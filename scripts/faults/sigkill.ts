import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Harness, type Kind, launch } from '../../tests/e2e/harness/index.ts';
import { importDemoRegistry } from '../../tests/e2e/support.ts';
import { CAPTURE_PAGE, serveCapturePage } from '../bench/badge-page.ts';
import { outcomeOf } from './invariants.ts';
import { keptInPage } from './kept-in-page.ts';

/**
 * Saves a post and kills the browser with SIGKILL the moment its card says "Saved", over and over in one profile.
 * @returns how many of the findings that were called saved are there whole at the end
 */
export async function sigkill(kind: Kind, count: number, tell: (done: number) => void) {
  const profile = mkdtempSync(join(tmpdir(), `stadtspur-sigkill-${kind}-`));
  const saved: number[] = [];
  try {
    for (let n = 0; n < count; n++) {
      saved.push(await inBrowser(kind, profile, (harness) => saveAndDie(harness, n === 0)));
      if (saved.length % 10 === 0) tell(saved.length);
    }
    const kept = await inBrowser(kind, profile, (harness) => harness.inExtension(keptInPage));
    const numbers = new Set(kept.findings.map(({ number }) => number));
    const { halves } = await outcomeOf(kept);
    return { killed: count, lost: saved.filter((number) => !numbers.has(number)), halves };
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function inBrowser<T>(kind: Kind, profile: string, work: (harness: Harness) => Promise<T>): Promise<T> {
  const harness = await launch(kind, { profile });
  try {
    return await work(harness);
  } finally {
    await harness.close();
  }
}

async function saveAndDie(harness: Harness, isFirst: boolean): Promise<number> {
  serveCapturePage(harness.replica);
  if (isFirst) await importDemoRegistry(harness);
  const page = await harness.open(CAPTURE_PAGE);
  await harness.waitForBadges(page, (badges) => badges.length > 0);
  await harness.openCard(page, 0);
  await harness.clickInCard(page, /^Capture/);
  const text = await harness.waitForCardText(page, /Saved, no\. \d+,/);
  await harness.kill();
  return Number(/Saved, no\. (\d+)/.exec(text)?.[1]);
}
