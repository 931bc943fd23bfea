import type { Failure } from '../../model/index.ts';
import { type Box, common, grainOf, isSame, onPixels } from './geometry.ts';
import { type Scroller, scrollersOf, viewOf } from './scrollers.ts';

/** Two tiles share at least this much, in CSS pixels; more than needed, so that it is seldom a mere gap between lines. */
const OVERLAP = 96;
/** A post that needs more is kept as tiles. */
const MOST_STITCHED_TILES = 40;

export type Tile = { n: number; rect: Box; offset: { x: number; y: number }; scale: number };

/** What the taking of tiles needs of the world: everything is told as it is at that moment. */
export type TilePorts = {
  root: Element;
  /** The post's box in the window; it may end above what is not the post's own. */
  place(): Box;
  /** Called when the page stands still in a new place, before its picture is taken. */
  settle(): Promise<void>;
  /** Takes one picture; null when it is done. */
  shoot(tile: Tile): Promise<Failure | null>;
  /** Why the picture may not be right. */
  note(reason: string): void;
  /** False when the post or its page is not the one any more. */
  isStill(): boolean;
};

export type TilesTaken = { tiles: number; isWhole: boolean; failure: Failure | null };

/** True where all of the post stands in the window, so that one picture shows it. */
export function isInView(root: Element, place: Box): boolean {
  const seen = viewOf(root);
  const shared = seen && common(seen, place);
  return shared !== null && isSame(shared, place, 1);
}

/**
 * Takes the pictures that cover a post, row by row, from its upper left corner; scrolls what scrolls around it unless
 * all of it stands in the window. Stops at the first picture that is refused, keeping those before.
 */
export async function takeTiles(ports: TilePorts): Promise<TilesTaken> {
  const scrollers = isInView(ports.root, ports.place()) ? [] : scrollersOf(ports.root);
  const run = createRun(ports, scrollers);
  const { width, height } = ports.place();
  for (let y = 0; y < height - 1 && !run.isOver(); ) {
    let bottom = Number.POSITIVE_INFINITY;
    for (let x = 0; x < width - 1 && !run.isOver(); ) {
      const end = await run.tile(x, y);
      if (!end) break;
      bottom = Math.min(bottom, end.y);
      x = run.advance(x, end.x, 'right');
    }
    y = run.advance(y, bottom, 'down');
  }
  return run.result();
}

function createRun({ root, place, settle, shoot, note, isStill }: TilePorts, scrollers: Scroller[]) {
  const scale = devicePixelRatio;
  const grain = grainOf(scale);
  const size = place();
  let tiles = 0;
  let isCut = false;
  let failure: Failure | null = null;

  const cut = (reason: string) => {
    isCut = true;
    note(reason);
  };

  /** Brings a point of the post to the upper left corner of what can be seen, as far as the page lets it. */
  function scrollTo(x: number, y: number): void {
    for (const { view, by } of scrollers) {
      const [post, seen] = [place(), view()];
      const [dx, dy] = [post.x + x - Math.max(0, seen.x), post.y + y - Math.max(0, seen.y)];
      by(stepOf(dx, x, post.width, seen.width), stepOf(dy, y, post.height, seen.height));
    }
  }

  /** What fits across is left where it is: a page that can be scrolled aside need not be. */
  function stepOf(delta: number, at: number, length: number, room: number): number {
    if (at === 0 && length <= room && delta >= 0 && length + delta <= room) return 0;
    return Math.floor(delta / grain) * grain;
  }

  async function tile(x: number, y: number): Promise<{ x: number; y: number } | null> {
    scrollTo(x, y);
    await settle();
    const post = place();
    if (!isStill() || !root.isConnected) return stop({ code: 'page-changed' });
    if (Math.abs(post.width - size.width) > 1 || Math.abs(post.height - size.height) > 1) note('resized');
    const seen = viewOf(root);
    const part = seen && common(seen, post);
    if (!part) return stop({ code: 'not-visible' });
    const refused = await shoot({ n: tiles, ...onPixels(post, part, scale), scale });
    if (refused) return stop(refused);
    tiles++;
    if (devicePixelRatio !== scale) note('resized');
    // A picture of where the post no longer stood.
    if (!isSame(post, place())) note('moved');
    return { x: part.x + part.width - post.x, y: part.y + part.height - post.y };
  }

  function stop(why: Failure): null {
    failure = why;
    cut(why.code);
    return null;
  }

  return {
    tile,
    isOver() {
      if (tiles >= MOST_STITCHED_TILES && !failure) cut('too-tall');
      return failure !== null || tiles >= MOST_STITCHED_TILES;
    },
    /** Where the next tile begins; beyond all where the end is reached or the page scrolls no further. */
    advance(from: number, covered: number, way: 'right' | 'down'): number {
      const all = way === 'right' ? size.width : size.height;
      if (covered >= all - 1) return Number.POSITIVE_INFINITY;
      const next = covered - OVERLAP;
      if (next > from && scrollers.length > 0) return next;
      if (!failure) cut('cut-off');
      return Number.POSITIVE_INFINITY;
    },
    result: (): TilesTaken => ({ tiles, isWhole: !isCut, failure }),
  };
}
