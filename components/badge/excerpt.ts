import type { Measure } from '../../utils/model/index.ts';

type Passage = Extract<Measure, { by: 'passages' }>['passages'][number];

/** A piece of an excerpt: shared with the post, or the dots for what lies between. */
export type Piece = { words: string; isShared: boolean };

const LONGEST = 300;
const GAP: Piece = { words: ' … ', isShared: false };

/** The shared words of an entry in the order of its text, cut after some 300 characters; none of them twice. */
export function excerptOf(passages: readonly Passage[]): Piece[] {
  const pieces: Piece[] = [];
  let [left, end] = [LONGEST, 0];
  for (const { entry, words } of passages.toSorted((a, b) => a.entry[0] - b.entry[0])) {
    const [from, to] = entry;
    if (to <= end) continue;
    const fresh = words.slice(Math.max(0, end - from));
    const shared = cut(fresh, left);
    if (pieces.length > 0 && from > end) pieces.push(GAP);
    pieces.push({ words: shared, isShared: true });
    if (shared.length < fresh.length) return [...pieces, { words: ' …', isShared: false }];
    left -= shared.length;
    end = to;
  }
  return pieces;
}

/** At a word's end. */
function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  return words.slice(0, most).replace(/\s+\S*$/u, '');
}
