import { outermost } from '../shared/dom.ts';
import { libraryId, sponsorLabel } from './labels.ts';
import { S } from './selectors.ts';

type Leaf = { element: Element; id: string };

/** Ad cards: around each line that names a library id, the element that holds this id and no other. */
export function roots(scope: ParentNode): Element[] {
  const leaves = idLeaves(scope);
  const cards = leaves.map((leaf, at) => {
    const others = [leaves[at - 1], leaves[at + 1]].filter((other) => other && other.id !== leaf.id);
    return cardAround(leaf.element, others as Leaf[]);
  });
  return outermost([...new Set(cards)]);
}

const TEXT = 3;
/** "Identificador de la biblioteca: 1810988222445157". */
const LONGEST = 100;

/** Elements that hold an id line and nothing else. The line can be split into several text nodes. */
function idLeaves(scope: ParentNode): Leaf[] {
  const found: Leaf[] = [];
  for (const element of scope.querySelectorAll(S.idPlace)) {
    const last = element.lastChild;
    // The length is known without copying the text.
    if (last?.nodeType !== TEXT || (last as Text).length > LONGEST) continue;
    if (!/\d{6}\s*$/.test(last.nodeValue ?? '')) continue;
    const id = libraryId(element.textContent ?? '');
    if (id !== null) found.push({ element, id });
  }
  return found;
}

/** The smallest element with id and label; without a label the largest one with only this id. */
function cardAround(leaf: Element, others: Leaf[]): Element {
  let largest = leaf;
  for (let above = leaf.parentElement; above && !above.matches(S.border); above = above.parentElement) {
    if (others.some(({ element }) => above.contains(element))) break;
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
