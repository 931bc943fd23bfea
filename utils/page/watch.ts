import { inFrame } from './budget.ts';

/**
 * One observer for everything. The callback only collects; the rest runs in a frame:
 *
 *   mutation ──▶ (collect changed nodes) ──▶ frame ──▶ changed(nodes)   roots found anew, touched roots read again
 *   intersection ──▶ visible(root, yes/no)                               viewport first
 *
 * Off while the tab is hidden (no frames: what changes is collected), and for good when the signal aborts.
 */
export type Watch = { follow(root: Element): void; leave(root: Element): void };

type Callbacks = {
  /** Nodes in or under which something changed since the last call. */
  changed(nodes: Set<Node>): void;
  visible(root: Element, isVisible: boolean): void;
  /** True for our own hosts: what we write is not a change of the page. */
  isOurs(node: Node): boolean;
};

/** More changed nodes than this are treated as "everything": walking them would cost more than reading anew. */
const MAX_NODES = 512;

/** How far outside the window a post counts as near, so that its badge is there when it arrives. */
const NEAR = '400px 0px';

export function watchPage(target: Node, callbacks: Callbacks, signal: AbortSignal): Watch {
  let collected = new Set<Node>();
  let planned = false;

  const collect = (node: Node) => {
    if (collected.size < MAX_NODES) collected.add(node);
    else collected = new Set([target]);
    if (planned) return;
    planned = true;
    inFrame(() => {
      planned = false;
      const nodes = collected;
      collected = new Set();
      if (!signal.aborted) callbacks.changed(nodes);
    });
  };

  const mutations = new MutationObserver((records) => {
    for (const record of records)
      if (!isOwn(record, callbacks.isOurs)) for (const node of changedIn(record)) collect(node);
  });
  mutations.observe(target, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: [
      'href',
      'src',
      'datetime',
      'aria-label',
      'aria-labelledby',
      'data-testid',
      'aria-posinset',
    ],
  });

  const intersections = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) callbacks.visible(entry.target, entry.isIntersecting);
    },
    { rootMargin: NEAR },
  );

  signal.addEventListener('abort', () => {
    mutations.disconnect();
    intersections.disconnect();
  });
  collect(target);
  return { follow: (root) => intersections.observe(root), leave: (root) => intersections.unobserve(root) };
}

/** What came, where something only came: a list that grows is far larger than what grows in it. */
function changedIn({ type, target, addedNodes, removedNodes }: MutationRecord): Iterable<Node> {
  const isGrowth = type === 'childList' && removedNodes.length === 0;
  return isGrowth && [...addedNodes].every((node) => node instanceof Element) ? addedNodes : [target];
}

function isOwn(
  { type, target, addedNodes, removedNodes }: MutationRecord,
  isOurs: (node: Node) => boolean,
): boolean {
  if (isOurs(target)) return true;
  if (type !== 'childList') return false;
  return [...addedNodes, ...removedNodes].every(isOurs);
}
