import type { Expected } from '../../tests/captures/captures.ts';
import { measuresOf, startsRight } from '../../tests/captures/compare.ts';
import type { Post } from '../../utils/model/index.ts';
import { resolveAddress } from '../../utils/sites/index.ts';
import type { Measured, Naive, Timed } from './in-page.ts';

/** So many of so many. */
export type Share = { right: number; of: number };

export type Score = {
  pages: number;
  expected: number;
  found: number;
  /** Posts that the page does not show. */
  wrong: number;
  author: Share;
  permalink: Share;
  time: Share;
  promoted: { right: number; null: number; WRONG: number };
  text: Share;
  /** Posts whose text holds words that are none of the post's. */
  decoys: number;
  naive: { author: Share; time: Share; text: Share; decoys: number };
  readMilliseconds: number[];
  naiveMilliseconds: number[];
  rootsMilliseconds: number[];
};

const none = (): Share => ({ right: 0, of: 0 });

export const emptyScore = (): Score => ({
  pages: 0,
  expected: 0,
  found: 0,
  wrong: 0,
  author: none(),
  permalink: none(),
  time: none(),
  promoted: { right: 0, null: 0, WRONG: 0 },
  text: none(),
  decoys: 0,
  naive: { author: none(), time: none(), text: none(), decoys: 0 },
  readMilliseconds: [],
  naiveMilliseconds: [],
  rootsMilliseconds: [],
});

/** Adds what was read from one page to a score. */
export function addPage(score: Score, { roots, rootsMilliseconds }: Measured, expected: Expected[]): void {
  score.pages++;
  score.expected += expected.length;
  score.rootsMilliseconds.push(rootsMilliseconds);
  score.readMilliseconds.push(...roots.map(({ milliseconds }) => milliseconds));
  score.naiveMilliseconds.push(...roots.map(({ naiveMilliseconds }) => naiveMilliseconds));
  const pairs = paired(roots, expected);
  score.found += pairs.length;
  score.wrong += roots.filter(({ post }) => post !== null).length - pairs.length;
  for (const { post, naive, wanted } of pairs) {
    addPost(score, post, wanted);
    addNaive(score.naive, naive, wanted);
  }
}

type Pair = { post: Post; naive: Naive; wanted: Expected };

/** Which root is which expected post: by key, else in order by author and first words. */
function paired(roots: Timed[], expected: Expected[]): Pair[] {
  const left = roots.flatMap(({ post, naive }) => (post ? [{ post, naive }] : []));
  const take = (wanted: Expected, fits: (post: Post, wanted: Expected) => boolean): Pair[] => {
    const at = left.findIndex(({ post }) => fits(post, wanted));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found ? [{ ...found, wanted }] : [];
  };
  const byKey = expected.map((wanted) => take(wanted, hasKey));
  return expected.flatMap((wanted, at) => {
    const known = byKey[at] ?? [];
    return known.length > 0 ? known : take(wanted, hasWords);
  });
}

const hasKey = (post: Post, { key, altKeys = [] }: Expected): boolean =>
  [post.key, ...post.altKeys].some((one) => one !== null && [key, ...altKeys].includes(one));

const hasWords = (post: Post, { author, textStart }: Expected): boolean =>
  (post.author?.url ?? null) === (author?.url ?? null) && startsRight(post.text, textStart);

function addPost(score: Score, post: Post, wanted: Expected): void {
  const { author, permalink, time, promoted, text } = measuresOf(post, wanted);
  add(score.author, author);
  // A page may name no id; then none can be right.
  add(score.permalink, wanted.key ? permalink : null);
  add(score.time, time);
  add(score.text, text);
  score.promoted[promoted]++;
  if (hasDecoy(post.text, post.author?.name ?? '')) score.decoys++;
}

function addNaive(score: Score['naive'], { author, time, text }: Naive, wanted: Expected): void {
  const url = wanted.author?.url ?? null;
  const named = (href: string | null) => (href === null ? null : (resolveAddress(href)?.key ?? href));
  add(score.author, url === null ? null : named(author) === named(url));
  const day = wanted.publishedAt?.slice(0, 19) ?? null;
  add(score.time, day === null ? null : time?.slice(0, day.length) === day);
  add(score.text, startsRight(text, wanted.textStart));
  if (hasDecoy(text, wanted.author?.name ?? '')) score.decoys++;
}

function add(share: Share, isRight: boolean | null): void {
  if (isRight === null) return;
  share.of++;
  if (isRight) share.right++;
}

/** Words that only the sites' decoys and buttons hold; the viewer of the stored pages is Alex Beispiel. */
function hasDecoy(text: string, author: string): boolean {
  const isViewer = /Alex Beispiel/.test(text) && !author.includes('Alex Beispiel');
  return isViewer || /(Facebook\s*){3}|See more|Mehr ansehen|Afficher la suite|Learn More/.test(text);
}
