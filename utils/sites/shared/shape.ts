import type { SelectorTable } from './selector-table.ts';

/** Words of the sites' addresses; everything else in an address is somebody's. */
const ADDRESS_WORDS =
  `https http www com net web m facebook instagram x twitter fbcdn cdninstagram twimg pbs video
  status posts photo photos reel reels videos watch permalink story php profile groups user people pages events
  p tv c s explore locations tags stories direct accounts hashtag search home i analytics intent ads library archive
  about l lm u v id set fbid story_fbid comment_id multi_permalinks ig_redirect embed data image blob jpg png webp
  true false page polite assertive off on assistive text button link img nofollow noopener noreferrer`.split(
    /\s+/,
  );

/** The words that may stand as they are: those of addresses and those that the reader looks for. */
export function vocabularyOf(selectors: SelectorTable): Set<string> {
  const finds = Object.values(selectors).flatMap(({ find }) => find);
  const quoted = finds.flatMap((one) => [...one.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value));
  return new Set([...ADDRESS_WORDS, ...quoted.flatMap((value) => value.split(/[^\p{L}\p{N}_]+/u))]);
}

/**
 * A value without its content: each run of letters and digits that is not in the vocabulary becomes its kind and size
 * class (`w8`: letters, at most eight; `n16`: digits; `x32`: both), signs stay. `/nachbau/status/1456` -> `/w8/status/n4`.
 */
export const shapeOf = (value: string, vocabulary: Set<string>): string =>
  value
    .slice(0, 400)
    .replace(/[\p{L}\p{N}\p{M}_]+/gu, (run) => (vocabulary.has(run) ? run : `${kindOf(run)}${sizeOf(run)}`))
    .replace(/[^\x20-\x7e]+/g, '?')
    .replace(/\s+/g, ' ');

const kindOf = (run: string) => (/^\d+$/.test(run) ? 'n' : /\d/.test(run) ? 'x' : 'w');

/** 4, 8, 16 …: exact lengths would let a name be recognised. */
const sizeOf = ({ length }: string) => 2 ** Math.max(2, Math.ceil(Math.log2(length)));
