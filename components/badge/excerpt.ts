import type { Measure } from '../../utils/model/index.ts';

type Passage = Extract<Measure, { by: 'passages' }>['passages'][number];

/** A piece of an excerpt: shared with the post, or what stands around it. */
export type Piece = { words: string; isShared: boolean };

const LONGEST = 300;
const AROUND = 40;

/**
 * The shared words of an entry's text with a little of what stands around them, at most some 300 characters.
 * @param text the entry's; without it only the shared words are shown
 */
export function excerptOf(passages: readonly Passage[], text: string | undefined): Piece[] {
  const pieces: Piece[] = [];
  const inOrder = [...passages].sort((a, b) => a.entry[0] - b.entry[0]);
  let [left, end, isCut] = [LONGEST, 0, false];
  for (const { entry, words } of inOrder) {
    if (isCut) break;
    const [from, to] = [Math.max(end, entry[0]), entry[1]];
    if (to <= from) continue;
    const whole = text?.slice(from, to) ?? words;
    const shared = cut(whole, left);
    pieces.push(
      { words: text ? before(text, end, from) : end > 0 ? ' … ' : '', isShared: false },
      { words: shared, isShared: true },
    );
    isCut = shared.length < whole.length;
    left -= shared.length;
    end = to;
  }
  pieces.push({ words: isCut ? ' …' : text ? after(text, end) : '', isShared: false });
  return pieces.filter(({ words }) => words !== '');
}

/** At a word's end. */
function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  return words.slice(0, most).replace(/\s+\S*$/u, '');
}

/** All that lies between two passages where it is short, else its end. */
function before(text: string, end: number, from: number): string {
  if (from - end <= AROUND) return text.slice(end, from);
  return ` … ${text.slice(from - AROUND, from).replace(/^\S*\s+/u, '')}`;
}

function after(text: string, end: number): string {
  if (text.length - end <= AROUND) return text.slice(end);
  return `${text.slice(end, end + AROUND).replace(/\s+\S*$/u, '')} …`;
}
