import type { HashStore } from '../scan/hash-store.ts';
import type { QueryHashes } from './hashes.ts';
import type { Region } from './types.ts';

/** Largest distance that needs no verification, and that at which an entry becomes a candidate. */
export const CLOSE = 36;
export const CANDIDATE = 64;

/** Pairs that are kept of each entry, and how much further than the closest they may lie. */
const PAIRS = 3;
const WITHIN = 10;

/** A window of the page's picture close to a variant of an entry's; `rank` is the place of the window. */
export type Near = { query: Region; rank: number; mirrored: boolean; variant: number; distance: number };

/** What is kept of an entry that came near. */
export type NearEntry = {
  /** The closest pairs, at most three, closest first. */
  closest: Near[];
  /** Of the pairs that need no verification the one with the largest window on the page. */
  widest: Near | null;
};

/** Entries that came near; `limit` is how far all were looked at. */
export type Candidates = { near: Map<number, NearEntry>; limit: number; windows: number };

export const noCandidates = (): Candidates => ({ near: new Map(), limit: CANDIDATE, windows: 0 });

/** Searches a store for windows and their mirror images, and adds what comes near to the candidates. */
export function addNear(candidates: Candidates, store: HashStore, hashes: QueryHashes): void {
  for (const mirrored of [false, true]) {
    const hits = store.search(mirrored ? hashes.mirrored : hashes.words, hashes.count, CANDIDATE);
    candidates.limit = Math.min(candidates.limit, hits.limit);
    for (let i = 0; i < hits.count; i++) {
      const query = hits.query[i] ?? 0;
      const region = hashes.regions[query];
      const hash = hits.hash[i] ?? 0;
      if (!region) continue;
      add(candidates.near, store.owners[hash] ?? 0, {
        query: region,
        rank: candidates.windows + query,
        mirrored,
        variant: store.variants[hash] ?? 0,
        distance: hits.distance[i] ?? 0,
      });
    }
  }
  candidates.windows += hashes.count;
}

/** The pairs worth a closer look: those nearly as close as the closest. */
export function closestOf({ closest }: NearEntry): Near[] {
  const least = closest[0]?.distance ?? 0;
  return closest.filter(({ distance }) => distance <= least + WITHIN);
}

/** The pair to show: the widest if it is nearly as close as the closest, for it shows most of the two pictures. */
export function shownOf({ closest: [first], widest }: NearEntry): Near | undefined {
  return first && widest && widest.distance <= first.distance + WITHIN ? widest : first;
}

function add(all: Map<number, NearEntry>, entry: number, pair: Near): void {
  let near = all.get(entry);
  if (!near) {
    near = { closest: [], widest: null };
    all.set(entry, near);
  }
  if (pair.distance <= CLOSE && (!near.widest || isWider(pair, near.widest))) near.widest = pair;
  const { closest } = near;
  const at = closest.findIndex((other) => isCloser(pair, other));
  if (at < 0 && closest.length === PAIRS) return;
  closest.splice(at < 0 ? closest.length : at, 0, pair);
  if (closest.length > PAIRS) closest.pop();
}

function isWider(a: Near, b: Near): boolean {
  const wider = a.query.width * a.query.height - b.query.width * b.query.height;
  return wider === 0 ? isCloser(a, b) : wider > 0;
}

/** Of equally close pairs the earlier window goes first, because the whole picture is the first of all. */
function isCloser(a: Near, b: Near): boolean {
  if (a.distance !== b.distance) return a.distance < b.distance;
  if (a.rank !== b.rank) return a.rank < b.rank;
  return a.variant !== b.variant ? a.variant < b.variant : !a.mirrored && b.mirrored;
}
