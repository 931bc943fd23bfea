import type { Coverage, PageState, Post, ReaderState, SiteId, Unread, Verdict } from '../model/index.ts';
import { isMark, shows, stateOf } from '../sites/shared/health.ts';
import type { Entry } from './entry.ts';
import { createSeen, signals } from './seen.ts';

const MAX_UNREAD = 200;

/** What is wrong with the background, as far as the page can tell. */
export type Trouble = 'cut-off' | 'failing' | null;

const SHOWN = ['author', 'permalink', 'time', 'text', 'media'] as const;

/** Counts of one page: what was seen since its address was opened, also of posts the site has taken out again. */
export function createTally() {
  const seen = createSeen();
  const marks = new Set<string>();
  const failed = new Map<string, number>();
  const unread = new Map<string, Unread>();
  let unreadRoots = new WeakMap<Element, string>();
  let unreadCount = 0;
  /** What was told to the log already, of posts; reasons of unread ones. */
  let told = { coverage: noCoverage(), unread: new Map<string, number>() };

  function coverage(): Coverage {
    const shares = SHOWN.map((name) => [name, seen.count(name)]);
    return { posts: seen.size(), ...Object.fromEntries(shares) } as Coverage;
  }

  /** Posts that match by each signal. */
  const bySignal = (): PageState['signals'] =>
    Object.fromEntries(
      signals.map((one) => [one, seen.count(`by-${one}`)] as const).filter(([, n]) => n > 0),
    );

  function stateNow(trouble: Trouble, isPostPage: () => boolean): ReaderState {
    if (trouble) return trouble;
    const isUnknown = seen.size() === 0 && unread.size === 0;
    return stateOf(seen.size(), unread.size, isUnknown && isPostPage());
  }

  return {
    post(ref: string, post: Post): void {
      if (isMark(post)) {
        marks.add(ref);
        return;
      }
      // A post that fills in later shows more than at first; one that the site empties has been seen all the same.
      seen.add(ref, shows(post));
    },
    verdict(verdict: Verdict): void {
      const { ref, failed: lost } = verdict;
      if (lost.length > 0) failed.set(ref, lost.length);
      else failed.delete(ref);
      seen.change(ref, verdictFacts(verdict));
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
      failed.clear();
      unread.clear();
      // What cannot be read and stands there still is counted for the new address too.
      unreadRoots = new WeakMap();
      told = { coverage: noCoverage(), unread: new Map() };
    },
    stateNow,
    matched: () => seen.count('matched'),
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
      return {
        site,
        health: stateNow(trouble, isPostPage),
        seen: seen.size(),
        coverage: coverage(),
        marks: marks.size,
        matched: seen.count('matched'),
        captured: seen.count('captured'),
        registered: seen.count('registered'),
        failedChecks: [...failed.values()].reduce((sum, n) => sum + n, 0),
        unreadCount: unread.size,
        unread: [...unread.values()].slice(0, MAX_UNREAD),
        pending: seen.count('pending'),
        signals: bySignal(),
        ...cost,
      };
    },
  };
}

/** A registered author alone is no match: it is the denominator. */
const verdictFacts = ({ matches, captured, registeredAuthor, pending }: Verdict) => ({
  matched: Number(matches.some(({ signal, in: part }) => signal !== 'author' || part !== 'post')),
  captured: Number(captured.length > 0),
  registered: Number(registeredAuthor),
  pending: Number(pending),
  ...Object.fromEntries(
    signals.map((one) => [`by-${one}`, Number(matches.some(({ signal }) => signal === one))]),
  ),
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
