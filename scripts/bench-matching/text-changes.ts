import type { Random } from './text-random.ts';

/** A stretch: first unit and one after last. */
export type Span = [from: number, to: number];

/** A made post, and which of its characters are copied (edited words inside included) from where. */
export type Made = { post: string; inPost: Span[]; inDocument: Span[] };

/** What a class is made of: the copied document and text of another author. */
export type Sources = { document: string; own: string; random: Random };

export type Change = { name: string; make: (sources: Sources) => Made | null };

/** The classes of the facts, in order of the table. */
export const changes: Change[] = [
  { name: '280 verbatim', make: (sources) => alone(sources, 280, same) },
  { name: '140 verbatim', make: (sources) => alone(sources, 140, same) },
  { name: '100 verbatim inside 280 own', make: (sources) => inside(sources, [100], 180) },
  { name: '60 verbatim', make: (sources) => alone(sources, 60, same) },
  ...[10, 20, 30, 40].map((percent) => ({
    name: `280, ${percent} % of the words edited`,
    make: (sources: Sources) => alone(sources, 280, edited(percent / 100)),
  })),
  { name: '280, orthography', make: (sources) => alone(sources, 280, respelt) },
  { name: '280, 3 % reading errors', make: (sources) => alone(sources, 280, misread(0.03)) },
  { name: '280, 8 % reading errors', make: (sources) => alone(sources, 280, misread(0.08)) },
  { name: 'article of 3,000 with 2 × 300 copied', make: (sources) => inside(sources, [300, 300], 2400) },
];

type Edit = (text: string, random: Random, own: string) => string;

const same: Edit = (text) => text;

function alone({ document, own, random }: Sources, length: number, edit: Edit): Made | null {
  const span = stretch(document, length, random);
  if (!span) return null;
  const post = edit(document.slice(...span), random, own);
  return { post, inPost: [[0, post.length]], inDocument: [span] };
}

/** Copied stretches with own text before, between and after. */
function inside({ document, own, random }: Sources, lengths: number[], ownLength: number): Made | null {
  const part = ownLength / (lengths.length + 1);
  let post = '';
  const made: Made = { post, inPost: [], inDocument: [] };
  for (const [i, length] of lengths.entries()) {
    const copied = stretch(document, length, random, i / lengths.length, (i + 1) / lengths.length);
    const mine = stretch(own, part, random);
    if (!copied || !mine) return null;
    post += `${own.slice(...mine)} `;
    made.inPost.push([post.length, post.length + copied[1] - copied[0]]);
    made.inDocument.push(copied);
    post += `${document.slice(...copied)} `;
  }
  const last = stretch(own, part, random);
  return last && { ...made, post: post + own.slice(...last) };
}

/** About `length` units from one word's beginning to another's end, within a part of the text. */
function stretch(text: string, length: number, random: Random, low = 0, high = 1): Span | null {
  const [first, last] = [Math.floor(text.length * low), Math.floor(text.length * high)];
  if (last - first < length + 40) return null;
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(
    ({ 0: word, index }): Span => [index, index + word.length],
  );
  const from = words.find(([at]) => at >= first + random.below(last - first - length - 30));
  const to = from && words.findLast(([, end]) => end <= from[0] + length);
  return from && to && to[1] - from[0] > length / 2 ? [from[0], to[1]] : null;
}

/** Of the words, a share is replaced (three in five), dropped or followed by another (one in five each). */
function edited(share: number): Edit {
  return (text, random, own) => {
    const others = own.split(/\s+/u);
    return text
      .split(' ')
      .flatMap((word) => {
        if (!random.chance(share)) return [word];
        const kind = random.next();
        if (kind < 0.6) return [random.pick(others)];
        return kind < 0.8 ? [] : [word, random.pick(others)];
      })
      .join(' ');
  };
}

/** Spelling that readers do not notice, as networks and keyboards make it. */
const respelt: Edit = (text, random) =>
  text
    .split(' ')
    .map((word) => {
      const kind = random.next();
      if (kind < 0.2)
        return word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
      if (kind < 0.3) return `#${word}`;
      if (kind < 0.4) return word.length > 8 ? `${word.slice(0, 5)}\u00ad${word.slice(5)}` : word;
      if (kind < 0.5) return word.toUpperCase().replaceAll('ẞ', 'SS');
      if (kind < 0.55) return `${word} 🎉`;
      return kind < 0.6 ? word.normalize('NFD') : word;
    })
    .join(' ');

/** Characters read wrongly from a picture. */
function misread(share: number): Edit {
  return (text, random) =>
    [...text]
      .map((letter) =>
        /\p{L}/u.test(letter) && random.chance(share) ? random.pick([...'lIi1oaecrnu']) : letter,
      )
      .join('');
}
