import type { Coverage, PageState, Post, ReaderState, SiteId, Unread, Verdict } from '../model/index.ts';
import { isMark, shows, stateOf } from '../sites/shared/health.ts';
import type { Entry } from './entry.ts';

const MAX_VERDICTS = 500;
const MAX_UNREAD = 200;

/** What is wrong with the background, as far as the page can tell. */
export type Trouble = 'cut-off' | 'failing' | null;

/** What is kept of each post for as long as the page is open: bits, not records. Pages of thousands are read. */
const BITS = {
  author: 1,
  permalink: 2,
  time: 4,
  text: 8,
  media: 16,
  matched: 32,
  captured: 64,
  registered: 128,
};
const SHOWN = ['author', 'permalink', 'time', 'text', 'media'] as const;

/** Counts of one page: what was seen since its address was opened, also of posts the site has taken out again. */
export function createTally() {
  const seen = new Map<string, number>();
  const marks = new Set<string>();
  /** Of posts that have something to tell; the others are bits. */
  const verdicts = new Map<string, Verdict>();
  const unread = new Map<string, Unread>();
  let unreadRoots = new WeakMap<Element, string>();
  let unreadCount = 0;
  /** What was told to the log already, of posts; reasons of unread ones. */
  let told = { coverage: noCoverage(), unread: new Map<string, number>() };

  const count = (bit: number) => [...seen.values()].reduce((sum, bits) => sum + (bits & bit ? 1 : 0), 0);

  function coverage(): Coverage {
    const shares = SHOWN.map((name) => [name, count(BITS[name])]);
    return { posts: seen.size, ...Object.fromEntries(shares) } as Coverage;
  }

  function stateNow(trouble: Trouble, isPostPage: () => boolean): ReaderState {
    if (trouble) return trouble;
    const isUnknown = seen.size === 0 && unread.size === 0;
    return stateOf(seen.size, unread.size, isUnknown && isPostPage());
  }

  return {
    post(ref: string, post: Post): void {
      if (isMark(post)) {
        marks.add(ref);
        return;
      }
      // A post that fills in later shows more than at first; one that the site empties has been seen all the same.
      seen.set(ref, (seen.get(ref) ?? 0) | bitsOf(shows(post)));
    },
    verdict(verdict: Verdict): void {
      const { ref, matches, failed } = verdict;
      if (matches.length > 0 || failed.length > 0) verdicts.set(ref, verdict);
      else verdicts.delete(ref);
      const bits = seen.get(ref);
      if (bits === undefined) return;
      const kept = bits & ~(BITS.matched | BITS.captured | BITS.registered);
      seen.set(ref, kept | bitsOf(verdictBits(verdict)));
    },
    /** Counts an unreadable root once, however often it is tried. */
    unread({ root, unread: what }: Entry): void {
      if (!what || unreadRoots.has(root)) return;
      const name = `${what.reason}#${unreadCount++}`;
      unreadRoots.set(root, name);
      unread.set(name, what);
    },
    /** A root that can be read after all is no longer unread. */
    readable(root: Element): void {
      const name = unreadRoots.get(root);
      if (name) unread.delete(name);
      unreadRoots.delete(root);
    },
    clear(): void {
      seen.clear();
      marks.clear();
      verdicts.clear();
      unread.clear();
      // What cannot be read and stands there still is counted for the new address too.
      unreadRoots = new WeakMap();
      told = { coverage: noCoverage(), unread: new Map() };
    },
    stateNow,
    matched: () => count(BITS.matched),
    /** What came since the last call whose `done` was called; null when nothing did. */
    news() {
      const now = coverage();
      const reasons = new Map<string, number>();
      for (const { reason } of unread.values()) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      const added = minus(now, told.coverage);
      const more = [...reasons].map(([reason, n]) => [reason, n - (told.unread.get(reason) ?? 0)] as const);
      const unreadMore = more.filter(([, n]) => n > 0);
      const done = () => {
        told = { coverage: now, unread: reasons };
      };
      const isEmpty = Object.values(added).every((n) => n === 0) && unreadMore.length === 0;
      return { added, unread: Object.fromEntries(unreadMore), isEmpty, done };
    },
    state(
      site: SiteId,
      trouble: Trouble,
      isPostPage: () => boolean,
      cost: Pick<PageState, 'busyMs' | 'reads' | 'middle'>,
    ): PageState {
      const listed = [...verdicts.values()];
      return {
        site,
        health: stateNow(trouble, isPostPage),
        seen: seen.size,
        coverage: coverage(),
        marks: marks.size,
        matched: count(BITS.matched),
        captured: count(BITS.captured),
        registered: count(BITS.registered),
        failedChecks: listed.reduce((sum, { failed }) => sum + failed.length, 0),
        unreadCount: unread.size,
        unread: [...unread.values()].slice(0, MAX_UNREAD),
        verdicts: listed.slice(0, MAX_VERDICTS),
        ...cost,
      };
    },
  };
}

const bitsOf = (facts: Partial<Record<keyof typeof BITS, number>>): number =>
  Object.entries(facts).reduce((bits, [name, is]) => (is ? bits | BITS[name as keyof typeof BITS] : bits), 0);

/** A registered author alone is no match: it is the denominator. */
const verdictBits = ({ matches, captured, registeredAuthor }: Verdict) => ({
  matched: Number(matches.some(({ signal, in: part }) => signal !== 'author' || part !== 'post')),
  captured: Number(captured.length > 0),
  registered: Number(registeredAuthor),
});

const noCoverage = (): Coverage => ({ posts: 0, author: 0, permalink: 0, time: 0, text: 0, media: 0 });

/** Never below zero: a count can only fall when an address was left, and then it begins anew. */
function minus(now: Coverage, before: Coverage): Coverage {
  const rest = Object.entries(now).map(([name, n]) => [
    name,
    Math.max(0, n - before[name as keyof Coverage]),
  ]);
  return Object.fromEntries(rest) as Coverage;
}
