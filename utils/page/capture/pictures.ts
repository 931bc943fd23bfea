import type { MissingArtefact, ShotFacts } from '../../model/index.ts';
import { ask } from '../../platform/sending.ts';
import { type Box, onPixels } from './geometry.ts';
import type { CaptureOrder } from './host.ts';
import { missingOf } from './missing.ts';
import { ownPlace } from './own-place.ts';
import { scrollersOf, windowBox } from './scrollers.ts';
import { decoded, painted } from './settle.ts';
import { isInView, type TilesTaken, takeTiles } from './tiles.ts';
import { createVeil } from './veil.ts';

/** Pixels of the screen: higher than this no picture is put together. */
const MOST_HEIGHT = 20_000;

export type Shot = { shot: ShotFacts | null; missing: MissingArtefact[] };

type Job = Pick<CaptureOrder, 'isStill' | 'isOurs' | 'hideSigns'> & {
  capture: string;
  url: string;
  root: Element | null;
  /** What stands in the post and is others': it is hidden, and what hangs below the post's own is left out. */
  others: Element[];
  /** True where the browser takes a picture of any part of the page. */
  wholeAtOnce: boolean;
  /** Called when the page stands still, between two pictures. */
  onStill(): void;
};

/**
 * Has the pictures of a post taken. While it runs, our own signs, what is fixed over the post and comments in it are
 * hidden and the page is scrolled; all of it is given back, whatever happens.
 */
export async function takePictures(job: Job): Promise<Shot> {
  job.hideSigns(true);
  try {
    return job.root ? await ofPost({ ...job, root: job.root }) : await ofWindow(job);
  } finally {
    job.hideSigns(false);
  }
}

async function ofPost(job: Job & { root: Element }): Promise<Shot> {
  const { root, others } = job;
  const reasons = new Set<string>();
  const veil = createVeil(root, job.isOurs);
  const scrollers = scrollersOf(root);
  const place = () => ownPlace(root, others);
  const before = contentOf(root);
  try {
    veil.hide(others);
    if (others.length > 0) reasons.add('comments-hidden');
    const size = place();
    const common = { job, veil, reasons, place };
    const whole = job.wholeAtOnce ? await takeWhole(common) : null;
    const taken = whole ?? (await takeInTiles(common));
    if (contentOf(root) !== before || !job.isStill()) reasons.add('changed');
    return shotOf(taken, size, { reasons, hiddenFixed: veil.count() });
  } finally {
    veil.restore();
    for (const one of scrollers) one.restore();
  }
}

type Taken = TilesTaken & { method: ShotFacts['method'] };
type Common = {
  job: Job & { root: Element };
  veil: ReturnType<typeof createVeil>;
  reasons: Set<string>;
  place(): Box;
};

async function takeInTiles({ job, veil, reasons, place }: Common): Promise<Taken> {
  const { root, capture, url } = job;
  const isWhole = isInView(root, place());
  const note = (reason: string) => reasons.add(reason);
  const taken = await takeTiles({
    root,
    place,
    async settle() {
      veil.clear();
      await painted();
      if (!(await decoded(root))) note('not-decoded');
      // What the page put there when it was scrolled.
      veil.clear();
      job.onStill();
    },
    async shoot({ n, rect, offset, scale }) {
      if (pointsOf(rect).some(([x, y]) => veil.isCovered(x, y))) note('covered');
      const reply = await ask<'capture-tile'>({
        type: 'capture-tile',
        capture,
        n,
        url,
        rect,
        offset,
        scale,
      });
      return reply.ok ? null : reply.failure;
    },
    note,
    isStill: () => samePage(url) && job.isStill(),
  });
  return { ...taken, method: isWhole ? 'window' : 'tiles' };
}

/** One picture of the page, where the browser can; null where it must be done in tiles. */
async function takeWhole({ job, veil, reasons, place }: Common): Promise<Taken | null> {
  const { root, capture, url } = job;
  const scale = devicePixelRatio;
  // What an inner scroller does not show, a picture of the page does not show either.
  if (place().height * scale > MOST_HEIGHT || scrollersOf(root).length > 1) return null;
  veil.clear();
  await painted();
  if (!(await decoded(root))) reasons.add('not-decoded');
  job.onStill();
  const before = place();
  const { rect } = onPixels(before, before, scale);
  const onPage = { ...rect, x: rect.x + scrollX, y: rect.y + scrollY };
  if (onPage.x < 0 || onPage.y < 0) return null;
  const reply = await ask<'capture-rect'>({ type: 'capture-rect', capture, url, rect: onPage, scale });
  if (!reply.ok) return null;
  const after = place();
  if (Math.abs(after.height - before.height) > 1 || Math.abs(after.width - before.width) > 1)
    reasons.add('resized');
  return { method: 'rect', tiles: 1, isWhole: true, failure: null };
}

async function ofWindow(job: Job): Promise<Shot> {
  await painted();
  const rect = windowBox();
  const reply = await ask<'capture-tile'>({
    type: 'capture-tile',
    capture: job.capture,
    n: 0,
    url: job.url,
    rect,
    offset: { x: 0, y: 0 },
    scale: devicePixelRatio,
  });
  const failure = reply.ok ? null : reply.failure;
  const taken = { method: 'window', tiles: reply.ok ? 1 : 0, isWhole: false, failure } as const;
  return shotOf(taken, rect, { reasons: new Set(), hiddenFixed: 0 });
}

function shotOf(
  taken: Taken,
  size: Pick<Box, 'width' | 'height'>,
  seen: { reasons: Set<string>; hiddenFixed: number },
): Shot {
  const { tiles, method, isWhole, failure } = taken;
  if (tiles === 0) return { shot: null, missing: [missingOf('screenshot', failure)] };
  // One picture has no neighbour that would tell: what it shows may be something else.
  if (tiles === 1 && method === 'window' && seen.reasons.has('moved'))
    return { shot: null, missing: [missingOf('screenshot', { code: 'moved' })] };
  if (size.height * devicePixelRatio > MOST_HEIGHT) seen.reasons.add('too-tall');
  const missing = failure ? [missingOf('tile', failure)] : [];
  const { width, height } = size;
  const reasons = [...seen.reasons];
  const facts = { method, reasons, partial: !isWhole, hiddenFixed: seen.hiddenFixed, tiles };
  return { shot: { ...facts, size: { width, height } }, missing };
}

/** The fragment is the page's own business. */
const samePage = (url: string) => location.href.split('#')[0] === url.split('#')[0];

/** Words and pictures of the post. */
const contentOf = (root: Element): string =>
  `${root.textContent}\n${[...root.querySelectorAll('img')].map(({ src }) => src).join('\n')}`;

/** A grid of points inside a rectangle. */
function pointsOf({ x, y, width, height }: Box): [number, number][] {
  const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
  return shares.flatMap((down) =>
    [0.1, 0.5, 0.9].map((across): [number, number] => [x + width * across, y + height * down]),
  );
}
