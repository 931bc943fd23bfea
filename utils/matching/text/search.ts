import { gradeOf } from './grades.ts';
import { GRAM } from './grams.ts';
import { findHits, type Hits } from './hits.ts';
import { masksOf } from './masks.ts';
import { type Post, type Weighed, weighPassage } from './passage.ts';
import { sharedPassages } from './shared.ts';
import { type Tokens, tokensOf } from './tokens.ts';
import type { SearchOptions, Stored, TextFound } from './types.ts';
import { weightIn } from './weights.ts';

/** Documents that are aligned; a long text can hold passages of more. */
const CANDIDATES = 5;
const WORDS_A_CANDIDATE = 200;
const MOST_CANDIDATES = 50;

/** Documents of a post, highest score first. */
export function searchIn(stored: Stored, text: string, { masked = false }: SearchOptions): TextFound[] {
  const tokens = tokensOf(text);
  if (tokens.count < GRAM) return [];
  const hits = findHits(stored.grams, stored.starts, tokens);
  if (hits.size === 0) return [];
  const post = readPost(stored, text, tokens);
  return candidates(hits, stored.groups, tokens.count)
    .map((each) => compare(stored, post, each))
    .filter((found) => found !== null)
    .filter(({ grade }) => masked || grade !== null)
    .sort((a, b) => b.info - a.info);
}

function readPost({ weights }: Stored, text: string, tokens: Tokens): Post {
  const each = new Float32Array(tokens.count);
  for (let i = 0; i < tokens.count; i++) each[i] = weightIn(weights, tokens.hash[i] ?? 0);
  return { tokens, masks: masksOf(text, tokens), weights: each };
}

/** Of each group of near-equal documents the one that shares most, most first. */
function candidates(hits: Map<number, Hits>, groups: Uint32Array, words: number): Hits[] {
  const best = new Map<number, Hits>();
  for (const each of hits.values()) {
    const group = groups[each.document] ?? 0;
    const other = best.get(group);
    if (!other || each.post.length > other.post.length) best.set(group, each);
  }
  const most = Math.min(MOST_CANDIDATES, CANDIDATES + Math.floor(words / WORDS_A_CANDIDATE));
  return [...best.values()].sort((a, b) => b.tally - a.tally).slice(0, most);
}

function compare(stored: Stored, post: Post, hits: Hits): TextFound | null {
  const document = tokensOf(stored.documents[hits.document]?.text ?? '');
  const { hash, count } = post.tokens;
  const pair = {
    post: hash.subarray(0, count),
    document: document.hash.subarray(0, document.count),
    worth: new Uint8Array(count).fill(2),
  };
  const passages = sharedPassages(pair, hits, post.weights)
    .map((equal) => weighPassage(equal, post, document))
    .filter((passage) => passage !== null);
  return passages.length > 0 ? foundOf(stored, post, hits.document, passages) : null;
}

function foundOf({ groups }: Stored, post: Post, document: number, passages: Weighed[]): TextFound {
  const info = Math.max(...passages.map((passage) => passage.info));
  return {
    document,
    info,
    grade: gradeOf(info),
    passages: passages.map(({ post, document, equal, words }) => ({ post, document, equal, words })),
    coverage: coverageOf(post, passages),
    quoted: sum(passages, 'quoted'),
    boilerplate: sum(passages, 'boilerplate'),
    versions: versionsOf(groups, document),
  };
}

/** Share of the characters in words. */
function coverageOf({ tokens: { count, start, end } }: Post, passages: readonly Weighed[]): number {
  let [all, covered, p] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const at = start[i] ?? 0;
    const length = (end[i] ?? 0) - at;
    while (p < passages.length && (passages[p]?.post[1] ?? 0) <= at) p++;
    all += length;
    if (at >= (passages[p]?.post[0] ?? Infinity)) covered += length;
  }
  return all > 0 ? covered / all : 0;
}

const sum = (passages: readonly Weighed[], key: 'quoted' | 'boilerplate') =>
  passages.reduce((total, passage) => total + passage[key], 0);

function versionsOf(groups: Uint32Array, document: number): number[] {
  const group = groups[document];
  const versions: number[] = [];
  groups.forEach((other, d) => {
    if (other === group && d !== document) versions.push(d);
  });
  return versions;
}
