import type { SelectorTable } from './selector-table.ts';
import { shapeOf, vocabularyOf } from './shape.ts';

const MOST_NODES = 30_000;
const DEEPEST = 250;

const SILENT = /^(script|style|noscript|template|svg|path|link|meta)$/i;
const ROLES = new Set(
  `alert alertdialog application article banner button cell checkbox columnheader combobox complementary contentinfo
   dialog directory document feed figure form grid gridcell group heading img link list listbox listitem log main
   marquee menu menubar menuitem navigation none note option presentation progressbar radio radiogroup region row
   rowgroup rowheader search searchbox separator slider spinbutton status switch tab table tablist tabpanel term
   textbox timer toolbar tooltip tree treegrid treeitem`.split(/\s+/),
);
/** Attributes whose bare presence says something; their values are ids or free text. */
const BARE = new Set([
  'id',
  'alt',
  'title',
  'datetime',
  'aria-labelledby',
  'aria-describedby',
  'aria-label',
  'hidden',
]);
const SHAPED = /^(data-[a-z0-9-]{1,40}|href|src|poster|action|name|type|rel|aria-[a-z]{3,30})$/;

/**
 * The build of a page without its content: tags, roles, attributes by name and shape; no text, no names, no ids, no
 * addresses. Equal neighbours are written once with their number.
 * @param selectors of the reader: their words are kept, since they are the site's own and what a repair needs
 * @returns one line an element, indented by depth
 */
export function skeletonOf(root: Element, selectors: SelectorTable): string {
  const vocabulary = vocabularyOf(selectors);
  let left = MOST_NODES;

  function linesOf(element: Element, depth: number): string[] {
    if (left-- <= 0 || depth > DEEPEST) return ['…'];
    const inner = [...element.children].filter(({ tagName }) => !SILENT.test(tagName));
    const children = inner.map((child) => linesOf(child, depth + 1));
    return [lineOf(element, vocabulary), ...folded(children).map((line) => ` ${line}`)];
  }

  return linesOf(root, 0).join('\n');
}

/** Runs of equal subtrees as one, with their number. */
function folded(children: string[][]): string[] {
  const lines: string[] = [];
  for (let at = 0; at < children.length; ) {
    const text = children[at]?.join('\n');
    let end = at + 1;
    while (end < children.length && children[end]?.join('\n') === text) end++;
    const [first = '', ...rest] = children[at] ?? [];
    lines.push(end - at > 1 ? `${first} ×${end - at}` : first, ...rest);
    at = end;
  }
  return lines;
}

function lineOf(element: Element, vocabulary: Set<string>): string {
  const attributes = [...element.attributes].flatMap(({ name, value }) =>
    attributeOf(name, value, vocabulary),
  );
  const hasText = [...element.childNodes].some(
    ({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim(),
  );
  return [element.tagName.toLowerCase(), ...attributes, ...(hasText ? ['#text'] : [])].join(' ');
}

function attributeOf(name: string, value: string, vocabulary: Set<string>): string[] {
  if (name === 'class') return [`class=${value.trim().split(/\s+/).filter(Boolean).length}`];
  if (name === 'role') return [`role=${ROLES.has(value) ? value : '?'}`];
  if (name === 'dir' || name === 'lang')
    return [`${name}=${/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(value) ? value : '?'}`];
  if (name === 'style') return /display:\s*none/.test(value) ? ['style=hidden'] : [];
  if (BARE.has(name)) return [name];
  return SHAPED.test(name) ? [`${name}=${shapeOf(value, vocabulary)}`] : [];
}
