import type { Entry } from './entry.ts';

/** The entry whose box holds, or is nearest to, the middle of the window. */
export function middleOf(entries: Iterable<Entry>, height: number): Entry | null {
  let best: Entry | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    if (!entry.post || !entry.visible) continue;
    const { top, bottom, width } = entry.root.getBoundingClientRect();
    if (width === 0 || bottom < 0 || top > height) continue;
    const distance = Math.max(top - height / 2, height / 2 - bottom, 0);
    if (distance < bestDistance) [best, bestDistance] = [entry, distance];
  }
  return best;
}

/** The post under the context menu, else the one whose badge has the focus, else the middle one. */
export function pickForCapture(entries: Entry[], menuTarget: Element | null): Entry | null {
  const under = menuTarget && entries.find(({ root }) => root.contains(menuTarget));
  const focused = entries.find(({ badge }) => badge?.host === document.activeElement);
  const entry = under ?? focused ?? middleOf(entries, innerHeight);
  return entry?.post ? entry : null;
}

/** The next post with a badge below the one that has the focus, else the first in the window. */
export function nextBadged(entries: Entry[]): Entry | undefined {
  const badged = entries
    .filter(({ badge }) => badge?.isShown())
    .sort((a, b) => (a.root.compareDocumentPosition(b.root) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const at = badged.findIndex(({ badge }) => badge?.host === document.activeElement);
  return at >= 0 ? badged[at + 1] : badged.find(({ root }) => root.getBoundingClientRect().bottom > 0);
}
