import { WORDS } from '../pdq/bits.ts';
import { createHashStore, type HashStore } from '../scan/hash-store.ts';
import {
  addNear,
  type Candidates,
  CLOSE,
  closestOf,
  type Near,
  type NearEntry,
  noCandidates,
  shownOf,
} from './candidates.ts';
import { qualityOfBox } from './hash-boxes.ts';
import { queryHashes, queryWindows, type WindowHashes } from './hashes.ts';
import { boxOf, WHOLE } from './region.ts';
import type { Alignment, Grey, Luma } from './types.ts';
import { isVerified, verify } from './verify.ts';
import { registryRegion } from './windows.ts';

/** An entry as stage one needs it; the thumbnail (longest side 128) is asked for only where it decides. */
export type StageOneEntry = { hashes: WindowHashes; thumbnail: () => Grey | null };

/** An entry whose picture the page's shows. */
export type StageOneHit = {
  /** Place in the list of entries. */
  entry: number;
  /** Bits between the closest windows; of a verified hit those of the pair that was verified. */
  distance: number;
  /** The pair that was verified; else the largest window of the page's picture that is close. */
  alignment: Alignment;
} & ({ by: 'close' } | { by: 'verified'; share: number; agreeing: number });

export type StageOneResult = {
  /** Best of each entry, the closest first. */
  hits: StageOneHit[];
  /** PDQ quality of the whole picture, 0-100. */
  quality: number;
  /** Windows compared; 0 means that the picture cannot be matched (flat, or under 32 pixels a side). */
  windows: number;
  /** Candidates without a verdict: no thumbnail, or more than can be checked. */
  unchecked: number;
  /** Everything up to this distance was looked at: 64, or less when a flood of hits had to be cut. */
  limit: number;
};

export type StageOne = { search(luma: Luma): StageOneResult; kernel: HashStore['kernel'] };

/** Distance and share of what is shown at which a window settles it; what is smaller may be a collage's cell. */
const SETTLED = 31;
const MOST_OF_IT = 0.6;
/** Each costs some 3 ms, and a picture seldom has more than a few. */
const MOST_CHECKED = 24;

/**
 * Stage one of picture matching: PDQ of many windows of both pictures, candidates verified against a thumbnail.
 * @param entries their hashes are copied; the list may be let go of except for the thumbnails
 */
export function createStageOne(entries: readonly StageOneEntry[]): StageOne {
  const store = storeOf(entries);
  const infos = entries.map(({ hashes, thumbnail }) => ({ aspect: hashes.aspect, thumbnail }));
  return {
    kernel: store.kernel,
    search(luma) {
      const candidates = noCandidates();
      const { likely, further, shown } = queryWindows(luma);
      addNear(candidates, store, queryHashes(luma, likely));
      if (!isSettled(candidates, shown)) addNear(candidates, store, queryHashes(luma, further));
      const { windows, limit } = candidates;
      const quality = qualityOfBox(luma, boxOf(WHOLE, luma));
      return { ...verdicts(luma, candidates, infos), quality, windows, limit };
    },
  };
}

type Info = { aspect: number; thumbnail: () => Grey | null };

function storeOf(entries: readonly StageOneEntry[]): HashStore {
  const total = entries.reduce((sum, { hashes }) => sum + hashes.count, 0);
  const words = new Uint32Array(total * WORDS);
  const owners = new Uint32Array(total);
  const variants = new Uint8Array(total);
  let at = 0;
  entries.forEach(({ hashes }, entry) => {
    words.set(hashes.words, at * WORDS);
    variants.set(hashes.variants, at);
    owners.fill(entry, at, at + hashes.count);
    at += hashes.count;
  });
  return createHashStore(words, owners, variants);
}

/** True if a window that is most of what the picture shows is the same as something of an entry. */
function isSettled({ near }: Candidates, shown: number): boolean {
  const settles = ({ distance, query }: Near) =>
    distance <= SETTLED && query.width * query.height >= MOST_OF_IT * shown;
  return [...near.values()].some(
    ({ closest, widest }) => closest.some(settles) || (widest && settles(widest)),
  );
}

/** Close entries as they are; of the other candidates the closest ones are checked. */
function verdicts(luma: Luma, { near }: Candidates, infos: readonly Info[]) {
  const hits: StageOneHit[] = [];
  let checked = 0;
  let unchecked = 0;
  for (const [entry, found] of byDistance(near)) {
    const [closest] = found.closest;
    const shown = shownOf(found);
    const info = infos[entry];
    if (!closest || !shown || !info) continue;
    if (closest.distance <= CLOSE) {
      hits.push({ entry, distance: closest.distance, by: 'close', alignment: alignmentOf(shown, info) });
      continue;
    }
    const thumbnail = checked < MOST_CHECKED ? info.thumbnail() : null;
    if (!thumbnail) unchecked++;
    else {
      checked++;
      const hit = verified(luma, thumbnail, found, info);
      if (hit) hits.push({ entry, ...hit });
    }
  }
  return { hits: hits.sort((a, b) => a.distance - b.distance), unchecked };
}

function byDistance(near: Candidates['near']): [entry: number, found: NearEntry][] {
  const least = ({ closest }: NearEntry) => closest[0]?.distance ?? 0;
  return [...near].sort(([, a], [, b]) => least(a) - least(b));
}

function verified(luma: Luma, thumbnail: Grey, found: NearEntry, info: Info) {
  const aligned = closestOf(found).map((near) => ({ ...alignmentOf(near, info), distance: near.distance }));
  const best = verify(luma, thumbnail, aligned);
  if (!best || !isVerified(best)) return null;
  const { share, agreeing, pair } = best;
  const { distance, ...alignment } = pair;
  return { distance, by: 'verified' as const, share, agreeing, alignment };
}

function alignmentOf({ query, variant, mirrored }: Near, { aspect }: Info): Alignment {
  return { query, entry: registryRegion(variant, aspect) ?? WHOLE, mirrored, turned: 0 };
}
