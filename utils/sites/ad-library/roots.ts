import { libraryId, sponsorLabel } from './labels.ts';
import { S } from './selectors.ts';

const TEXT_NODES = 4;

/** Ad cards: around each line that names a library id, the element that holds this id and no other. */
export function roots(scope: ParentNode): Element[] {
  const leaves = idLeaves(scope);
  const cards = leaves.map((leaf, at) => cardAround(leaf, leaves[at - 1], leaves[at + 1]));
  return [...new Set(cards)];
}

/** Elements that hold an id line and nothing else. The line can be split into several text nodes. */
function idLeaves(scope: ParentNode): Element[] {
  const document = scope.ownerDocument ?? (scope as Document);
  const walker = document.createTreeWalker(scope, TEXT_NODES);
  const found = new Set<Element>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !/\d{6}\s*$/.test(node.nodeValue ?? '') || /^(SCRIPT|STYLE)$/.test(parent.tagName))
      continue;
    if (libraryId(parent.textContent ?? '') !== null) found.add(parent);
  }
  return [...found];
}

/** The smallest element with id and label; without a label the largest one with only this id. */
function cardAround(leaf: Element, before: Element | undefined, after: Element | undefined): Element {
  let largest = leaf;
  for (let above = leaf.parentElement; above && !above.matches(S.border); above = above.parentElement) {
    if ((before && above.contains(before)) || (after && above.contains(after))) break;
    largest = above;
    if (labelIn(above)) break;
  }
  return largest;
}

/** The element of the label "Sponsored", which stands between page name and body. */
export function labelIn(card: Element): Element | null {
  for (const selector of S.label) {
    for (const element of card.querySelectorAll(selector)) {
      if (element.childElementCount <= 1 && sponsorLabel(element.textContent ?? '')) return element;
    }
  }
  return null;
}
