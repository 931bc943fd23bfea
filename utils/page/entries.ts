import { type Entry, newEntry } from './entry.ts';

/** How far up a changed node is searched for its post. */
const MAX_CLIMB = 80;

/** The roots on the page, each with what is known of it. */
export function createEntries(callbacks: { added(entry: Entry): void; gone(entry: Entry): void }) {
  const entries = new Map<Element, Entry>();

  /** The post that holds a node; undefined for nodes outside of posts. */
  function around(node: Node): Entry | undefined {
    let up: Node | null = node;
    for (let left = MAX_CLIMB; up && left > 0; left--, up = up.parentNode) {
      const entry = up instanceof Element ? entries.get(up) : undefined;
      if (entry) return entry;
    }
    return undefined;
  }

  return {
    all: () => entries.values(),
    of: (root: Element) => entries.get(root),
    /** Takes over the roots that stand on the page now. */
    keep(roots: Iterable<Element>): void {
      const found = new Set(roots);
      for (const [root, entry] of entries) {
        if (found.has(root)) continue;
        entries.delete(root);
        callbacks.gone(entry);
      }
      for (const root of found) {
        if (entries.has(root)) continue;
        const entry = newEntry(root);
        entries.set(root, entry);
        callbacks.added(entry);
      }
    },
    /** The posts in which something changed, and whether something changed outside of all posts. */
    sortOut(nodes: Set<Node>): { touched: Set<Entry>; isOutside: boolean } {
      const touched = new Set<Entry>();
      let isOutside = false;
      for (const node of nodes) {
        const entry = around(node);
        if (entry) touched.add(entry);
        else isOutside = true;
      }
      return { touched, isOutside };
    },
  };
}
