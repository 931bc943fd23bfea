import type { Match } from '../model/index.ts';
import type { Entries, PictureEntry } from './entries.ts';
import { isMatchable, THRESHOLD } from './pdq/constants.ts';
import { type PackedHashes, pack, scan } from './pdq/distance.ts';

/** PDQ of one picture of a page: 64 hex digits, quality 0-100, and the address it was read from. */
export type Print = { mediaUrl: string; hash: string; quality: number };

/** Packing 100,000 hashes takes longer than scanning them, so it is done once for each index. */
const packs = new WeakMap<Entries['pictures'], PackedHashes>();

/**
 * Assets that are the same picture: the closest fingerprint of each asset, at most 31 bits away, nearest first.
 * A print of quality below 50 matches nothing.
 */
export function matchPicture(
  print: Print,
  entries: Pick<Entries, 'pictures'>,
  part: Match['in'] = 'post',
): Match[] {
  if (!isMatchable(print.quality)) return [];
  const nearest = new Map<PictureEntry['entry'], number>();
  scan(print.hash, packedOf(entries.pictures), THRESHOLD, (index, bits) => {
    const entry = entries.pictures[index]?.entry;
    if (entry && bits < (nearest.get(entry) ?? Infinity)) nearest.set(entry, bits);
  });
  return [...nearest]
    .sort(([, a], [, b]) => a - b)
    .map(([entry, distance]) => ({
      signal: 'image',
      grade: 'same',
      in: part,
      entry,
      measure: { by: 'pdq', ...print, distance, threshold: THRESHOLD },
    }));
}

function packedOf(pictures: Entries['pictures']): PackedHashes {
  const known = packs.get(pictures);
  if (known) return known;
  const packed = pack(pictures.map(({ hash }) => hash));
  packs.set(pictures, packed);
  return packed;
}
