import { attributesOf, cleanAddress, escapeHtml, wordSet } from './clean.ts';
import { backgroundOf, pictureOf } from './pictures.ts';
import type { createSheet } from './sheet.ts';
import { type Clip, NO_CLIP, seen } from './visible.ts';

/** Scripts and what loads something, what a page keeps for itself, and fields that hold what the viewer wrote. */
const DROPPED = /* @__PURE__ */ wordSet(
  `script style link meta base noscript template iframe frame object embed applet portal source track audio param input textarea
  select option datalist dialog slot foreignobject animate set use`,
);

/** Elements that keep their name; any other becomes a div or a span, as it is displayed. */
const KEPT = /* @__PURE__ */ wordSet(
  `a article b blockquote br code em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i li ol pre s section small span
  strong sub sup table tbody td th thead time tr u ul div svg g path circle ellipse rect line polyline polygon defs mask
  clippath lineargradient radialgradient stop title desc image`,
);

const SVG = 'http://www.w3.org/2000/svg';
const VOID = new Set(['br', 'hr', 'img']);

export type Writing = {
  sheet: ReturnType<typeof createSheet>;
  /** What is not the post's own, or ours. */
  isLeftOut(element: Element): boolean;
  /** Called with the length of each piece; throws to stop. */
  wrote(length: number): void;
};

/** The copy of an element and of all that can be seen in it, as HTML. */
export const writeElement = (root: Element, writing: Writing): string =>
  write(root, { style: null, clip: NO_CLIP, isInLink: false }, writing);

type Around = { style: CSSStyleDeclaration | null; clip: Clip; isInLink: boolean };

function write(element: Element, around: Around, writing: Writing): string {
  const name = element.localName.toLowerCase();
  if (DROPPED.has(name) || isEditable(element) || writing.isLeftOut(element)) return '';
  const style = getComputedStyle(element);
  const isDrawing = element.namespaceURI === SVG;
  const { isShown, inside } = seen(element, style, around.clip);
  // Definitions of a drawing have no size of their own.
  if (!isShown && !(isDrawing && name !== 'svg')) return '';
  const isPicture = /^(img|video|canvas)$/.test(name);
  const tag = tagOf(element, name, { isPicture, isInLink: around.isInLink, style });
  const attributes = [
    ...attributesOf(element, isDrawing),
    ...(tag === 'a' ? linkOf(element) : []),
    ...(isPicture || name === 'image' ? pictureOf(element) : []),
    ...lookOf(element, style, around.style, { isPicture, isDrawing, writing }),
  ];
  const open = `<${tag}${attributes.map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join('')}>`;
  writing.wrote(open.length);
  if (VOID.has(tag)) return open;
  const isInLink = around.isInLink || tag === 'a';
  return `${open}${childrenOf(element, { style, clip: inside, isInLink }, writing)}</${tag}>`;
}

function childrenOf(element: Element, around: Around, writing: Writing): string {
  const isHidden = around.style?.visibility === 'hidden' || around.style?.visibility === 'collapse';
  let text = '';
  for (const node of element.childNodes) {
    if (node instanceof Element) text += write(node, around, writing);
    else if (node.nodeType === 3 && !isHidden) {
      const words = escapeHtml(node.nodeValue ?? '');
      writing.wrote(words.length);
      text += words;
    }
  }
  return text;
}

/** Where the viewer writes; their name and picture stand around it. */
const isEditable = (element: Element): boolean =>
  element.getAttribute('contenteditable') === 'true' ||
  element.getAttribute('contenteditable') === '' ||
  element.getAttribute('role') === 'textbox';

type Kind = { isPicture: boolean; isInLink: boolean; style: CSSStyleDeclaration };

function tagOf(element: Element, name: string, { isPicture, isInLink, style }: Kind): string {
  if (isPicture) return 'img';
  if (name === 'a' && element.namespaceURI !== SVG) return isInLink ? 'span' : 'a';
  if (element.namespaceURI === SVG) return KEPT.has(name) ? element.localName : 'g';
  if (KEPT.has(name)) return name;
  return style.display.startsWith('inline') || style.display === 'contents' ? 'span' : 'div';
}

function linkOf(element: Element): [string, string][] {
  const href = element.getAttribute('href');
  const address = href === null ? null : cleanAddress(href, document.baseURI);
  return address ? [['href', address]] : [];
}

type Look = { isPicture: boolean; isDrawing: boolean; writing: Writing };

function lookOf(
  element: Element,
  style: CSSStyleDeclaration,
  parent: CSSStyleDeclaration | null,
  { isPicture, isDrawing, writing }: Look,
): [string, string][] {
  // The parts of a drawing are drawn by their attributes.
  if (isDrawing && element.localName !== 'svg') return [];
  const isEmpty = (element.textContent ?? '').trim() === '';
  const name = writing.sheet.classOf(style, parent, isPicture || isDrawing || isEmpty);
  const background = backgroundOf(style);
  return [
    ...(name ? [['class', name] as [string, string]] : []),
    ...(background ? [['data-background', background] as [string, string]] : []),
  ];
}
