import { setTimeout as sleep } from 'node:timers/promises';
import { arm, capturePost, withAllUrls } from '../../tests/e2e/capture-support.ts';
import { type Harness, type Kind, launch } from '../../tests/e2e/harness/index.ts';
import { builtExtension } from '../../tests/e2e/harness/workspace.ts';
import { tallStatus } from '../../tests/replica/pages/tall.ts';
import { quantile } from '../bench/rows.ts';

const RUNS = 12;

/** The post of `bars` is some 3,100 px high: windows of these heights show it in so many screens. */
const SCREENS = [
  { screens: 2, height: 1550, goal: { chrome: 3000, firefox: 2000 } },
  { screens: 6, height: 520, goal: { chrome: 8000, firefox: 2000 } },
];

export type CaptureFigures = {
  kind: string;
  screens: number;
  tiles: number;
  sure: number;
  medianMs: number;
  p95Ms: number;
  goalMs: number;
  /** The same for a post that fits the window, in the same run. */
  shortMs: number;
};

/**
 * Time from the command to the sealed finding, as the driver sees it: some tens of milliseconds too much. In Firefox
 * with the permission for all websites, without which it takes tiles too.
 */
export async function benchCapture(kind: Kind): Promise<CaptureFigures[]> {
  const figures: CaptureFigures[] = [];
  for (const { screens, height, goal } of SCREENS) {
    const extension = kind === 'firefox' ? withAllUrls(builtExtension(kind)) : builtExtension(kind);
    const harness = await launch(kind, { viewport: { width: 1280, height }, extension });
    try {
      const short = await timesOf(harness, 'short');
      const tall = await timesOf(harness, 'bars');
      figures.push({
        kind,
        screens,
        tiles: Math.max(...tall.map(({ tiles }) => tiles)),
        sure: tall.filter(({ isSure }) => isSure).length,
        medianMs: Math.round(
          quantile(
            tall.map(({ ms }) => ms),
            0.5,
          ),
        ),
        p95Ms: Math.round(
          quantile(
            tall.map(({ ms }) => ms),
            0.95,
          ),
        ),
        goalMs: goal[kind],
        shortMs: Math.round(
          quantile(
            short.map(({ ms }) => ms),
            0.5,
          ),
        ),
      });
    } finally {
      await harness.close();
    }
  }
  return figures;
}

async function timesOf(harness: Harness, kind: 'short' | 'bars') {
  const page = await harness.open(tallStatus(kind));
  await page.evaluate(() => window.scrollTo({ top: 470, behavior: 'instant' }));
  await arm(harness, page);
  const times: { ms: number; tiles: number; isSure: boolean }[] = [];
  for (let n = 0; n < RUNS; n++) {
    // Pictures of the capture before must not slow this one down.
    await sleep(1100);
    const begun = performance.now();
    const { shot } = await capturePost(harness, page);
    times.push({
      ms: performance.now() - begun,
      tiles: shot?.tiles.length ?? 0,
      isSure: shot?.stitch === 'sure',
    });
  }
  await page.close();
  return times;
}
