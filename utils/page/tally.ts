import type { PageState, SiteId, Unread, Verdict } from '../model/index.ts';
import type { Entry } from './entry.ts';

const MAX_VERDICTS = 500;
const MAX_UNREAD = 200;

/** What is wrong with the background, as far as the page can tell. */
export type Trouble = 'cut-off' | 'failing' | null;

/** Counts of one page: what was seen since its address was opened, also of posts the site has taken out again. */
export function createTally() {
  const seen = new Map<string, Verdict | null>();
  const unread = new Map<string, Unread>();
  let unreadRoots = new WeakMap<Element, string>();
  let unreadCount = 0;

  return {
    post: (ref: string) => void (seen.has(ref) || seen.set(ref, null)),
    verdict: (verdict: Verdict) => void seen.set(verdict.ref, verdict),
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
      unread.clear();
      // What cannot be read and stands there still is counted for the new address too.
      unreadRoots = new WeakMap();
    },
    state(site: SiteId, trouble: Trouble, cost: Pick<PageState, 'busyMs' | 'reads' | 'middle'>): PageState {
      const verdicts = [...seen.values()].filter((one) => one !== null);
      return {
        site,
        health: healthOf(seen.size, unread.size, trouble),
        seen: seen.size,
        matched: verdicts.filter(({ matches }) =>
          matches.some((one) => one.signal !== 'author' || one.in !== 'post'),
        ).length,
        captured: verdicts.filter(({ captured }) => captured.length > 0).length,
        registered: verdicts.filter(({ registeredAuthor }) => registeredAuthor).length,
        failedChecks: verdicts.reduce((sum, { failed }) => sum + failed.length, 0),
        unreadCount: unread.size,
        unread: [...unread.values()].slice(0, MAX_UNREAD),
        verdicts: verdicts
          .filter(({ matches, failed }) => matches.length > 0 || failed.length > 0)
          .slice(0, MAX_VERDICTS),
        ...cost,
      };
    },
  };
}

function healthOf(seen: number, unread: number, trouble: Trouble): PageState['health'] {
  if (trouble) return trouble;
  if (seen === 0) return unread === 0 ? 'empty' : 'blind';
  return unread === 0 ? 'reading' : 'partly';
}
