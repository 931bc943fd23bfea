import type { Site } from '../sites/index.ts';
import type { createAddress } from './address.ts';
import type { createEntries } from './entries.ts';

/** A page that changes only inside of posts is searched anew this often all the same. */
const SEARCH_MS = 1000;
/** And so often where what changes is looked at by itself. */
const LONG_SEARCH_MS = 5000;
/** More changed places than this are searched for as a whole. */
const MOST_PLACES = 40;

/** After a search its time is left to the page so many times over, where only posts that arrive ask for the next. */
const REST = 50;
/** Longer would miss posts of somebody who scrolls fast. */
const LONGEST_REST_MS = 100;

type Ports = {
  site: Site;
  address: Pick<ReturnType<typeof createAddress>, 'url'>;
  entries: Pick<ReturnType<typeof createEntries>, 'keep' | 'keepIn' | 'size'>;
  /** Hears of nodes again that had to wait. */
  changed(nodes: Set<Node>): void;
};

/** Finds the roots of posts on the page: on all of it, or only where something changed. */
export function createSearch({ site, address, entries, changed }: Ports, signal: AbortSignal) {
  let searchedAt = Number.NEGATIVE_INFINITY;
  let restUntil = Number.NEGATIVE_INFINITY;
  let waiting = new Set<Node>();

  const isDue = () => performance.now() - searchedAt > (site.rootsNear ? LONG_SEARCH_MS : SEARCH_MS);

  function whole(): void {
    searchedAt = performance.now();
    const url = address.url();
    const isOn = site.handles(url);
    const roots = isOn ? site.roots(document, url) : [];
    entries.keep(isOn && site.marks ? [...roots, ...site.marks(document, url)] : roots);
    restAfter(searchedAt);
  }

  function near(outside: Node[]): void {
    const now = performance.now();
    if (isDue()) whole();
    else if (outside.length === 0) return;
    else if (now < restUntil) wait(restUntil - now, outside);
    else if (!findNear(outside)) whole();
  }

  /** A search can cost more than reading a post, and while one scrolls each frame would ask for one. */
  function wait(ms: number, outside: Node[]): void {
    const isPlanned = waiting.size > 0;
    for (const node of outside) waiting.add(node);
    if (isPlanned) return;
    setTimeout(() => {
      const nodes = waiting;
      waiting = new Set();
      if (!signal.aborted) changed(nodes);
    }, ms);
  }

  /** @returns false where only a search of the whole page does */
  function findNear(outside: Node[]): boolean {
    const start = performance.now();
    const places = outside.filter((node) => node instanceof Element && node.isConnected) as Element[];
    const isLittle = places.length <= MOST_PLACES && !outside.includes(document);
    if (!site.rootsNear || entries.size() === 0 || !isLittle) return false;
    const found: Element[] = [];
    for (const place of places) {
      const around = site.rootsNear(place, address.url());
      if (!around) return false;
      found.push(...around);
    }
    entries.keepIn(places, found);
    restAfter(start);
    return true;
  }

  function restAfter(start: number): void {
    const now = performance.now();
    restUntil = now + Math.min((now - start) * REST, LONGEST_REST_MS);
  }

  return {
    /** Searches the whole page at once. */
    whole,
    /** Searches where something changed outside of posts; the whole page where that does not do, and now and then. */
    near,
  };
}
