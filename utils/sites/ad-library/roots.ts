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
  for (const place of S.idPlace) {
    const found = [...scope.querySelectorAll(place)].flatMap((element) => leafIn(element) ?? []);
    if (found.length > 0) return found;
  }
  return [];
}

function leafIn(element: Element): Leaf | null {
  const last = element.lastChild;
  // The length is known without copying the text.
  if (last?.nodeType !== TEXT || (last as Text).length > LONGEST) return null;
  if (!/\d{6}\s*$/.test(last.nodeValue ?? '')) return null;
  const id = libraryId(element.textContent ?? '');
  return id === null ? null : { element, id };
}

/** The smallest element with id and label; without a label the largest one with only this id. */
function cardAround(leaf: Element, others: Leaf[]): Element {
  const largest = climb(leaf, (above) => others.some(({ element }) => above.contains(element)));
  const label = labelIn(largest);
  return label ? climb(leaf, (above, below) => below.contains(label) || !largest.contains(above)) : largest;
}

/** The last element on the way up from a leaf before `ends` says so. */
function climb(leaf: Element, ends: (above: Element, below: Element) => boolean): Element {
  let below = leaf;
  for (let above = leaf.parentElement; above && !isBorder(above); above = above.parentElement) {
    if (ends(above, below)) break;
    below = above;
  }
  return below;
}

const isBorder = (element: Element): boolean => element.tagName === 'BODY' || element.matches(S.border);

/** The element of the label "Sponsored", which stands between page name and body. */
export function labelIn(card: Element): Element | null {
  for (const selector of S.label) {
    for (const element of card.querySelectorAll(selector)) {
      if (element.childElementCount <= 1 && sponsorLabel(element.textContent ?? '')) return element;
    }
  }
  return null;
}
