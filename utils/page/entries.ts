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

  function add(root: Element): void {
    if (entries.has(root)) return;
    const entry = newEntry(root);
    entries.set(root, entry);
    callbacks.added(entry);
  }

  function remove(root: Element): void {
    const entry = entries.get(root);
    if (!entry) return;
    entries.delete(root);
    callbacks.gone(entry);
  }

  return {
    size: () => entries.size,
    all: () => entries.values(),
    of: (root: Element) => entries.get(root),
    around,
    /** Takes over the roots that stand on the page now. */
    keep(roots: Iterable<Element>): void {
      const found = new Set(roots);
      for (const root of entries.keys()) if (!found.has(root)) remove(root);
      for (const root of found) add(root);
    },
    /** The same for some places of the page: of other entries only those go that have left the page. */
    keepIn(places: Element[], roots: Iterable<Element>): void {
      const found = new Set(roots);
      for (const [root] of entries) {
        const isElsewhere = root.isConnected && !places.some((place) => place.contains(root));
        if (isElsewhere || found.has(root)) continue;
        remove(root);
      }
      for (const root of found) add(root);
    },
    /** The posts in which something changed, and the nodes outside of all posts in which something did. */
    sortOut(nodes: Set<Node>): { touched: Set<Entry>; outside: Node[] } {
      const touched = new Set<Entry>();
      const outside: Node[] = [];
      for (const node of nodes) {
        const entry = around(node);
        if (entry) touched.add(entry);
        // A root that was filled anew may be a root no longer.
        if (!entry || entry.root === node) outside.push(node);
      }
      return { touched, outside };
    },
  };
}
