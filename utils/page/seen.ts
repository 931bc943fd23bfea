import type { Signal } from '../model/index.ts';

/** Each signal, so that a new one cannot be forgotten here. */
const SIGNALS: Record<Signal, true> = {
  image: true,
  video: true,
  text: true,
  link: true,
  mention: true,
  author: true,
  topic: true,
};

const OF_THE_POST = ['author', 'permalink', 'time', 'text', 'media'] as const;
const OF_THE_VERDICT = ['matched', 'captured', 'registered', 'pending'] as const;

export const signals = Object.keys(SIGNALS) as Signal[];

type Fact = (typeof OF_THE_POST)[number] | (typeof OF_THE_VERDICT)[number] | `by-${Signal}`;
/** Facts of one post, as 1 or 0. */
type Facts = Partial<Record<Fact, number>>;

/** What is kept of each post for as long as the page is open: bits, not records. Pages of thousands are read. */
const FACTS: Fact[] = [...OF_THE_POST, ...OF_THE_VERDICT, ...signals.map((one): Fact => `by-${one}`)];
const BITS = Object.fromEntries(FACTS.map((fact, at) => [fact, 1 << at])) as Record<Fact, number>;

/** The posts seen, and of how many of them each fact is true. Counted as they change: asked for once a second. */
export function createSeen() {
  /** By a number for the name: names hold on to the addresses they were cut from. */
  let posts = new Map<number, number>();
  let counts = noCounts();

  function set(key: number, before: number, now: number): void {
    if (!posts.has(key) || before !== now) posts.set(key, now);
    for (const fact of FACTS) {
      if ((before ^ now) & BITS[fact]) counts[fact] += now & BITS[fact] ? 1 : -1;
    }
  }

  return {
    size: () => posts.size,
    count: (fact: Fact) => counts[fact],
    /** Adds facts to those known of a post, which is counted from now on. */
    add(ref: string, facts: Facts): void {
      const key = numberOf(ref);
      const before = posts.get(key) ?? 0;
      set(key, before, changed(before, facts, false));
    },
    /** Changes facts of a post, if it was seen. */
    change(ref: string, facts: Facts): void {
      const key = numberOf(ref);
      const before = posts.get(key);
      if (before !== undefined) set(key, before, changed(before, facts, true));
    },
    clear(): void {
      posts = new Map();
      counts = noCounts();
    },
  };
}

const noCounts = () => Object.fromEntries(FACTS.map((fact) => [fact, 0])) as Record<Fact, number>;

function changed(bits: number, facts: Facts, mayFall: boolean): number {
  let now = bits;
  for (const fact of FACTS) {
    const is = facts[fact];
    if (is) now |= BITS[fact];
    else if (is === 0 && mayFall) now &= ~BITS[fact];
  }
  return now;
}

/** 53 bits of a name (two hashes of 32, after Bryc's cyrb53): two of 10,000 posts share one in 10^8 pages. */
export function numberOf(name: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
