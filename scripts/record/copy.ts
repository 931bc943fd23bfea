import { hideJson, type Json, parsed, pruned, stringsIn } from './json.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** What the readers' code knows by name. */
export type Vocabulary = { attributes: ReadonlySet<string>; classes: ReadonlySet<string> };

const PLAIN =
  /^(role|dir|lang|type|datetime|tabindex|width|height|hidden|aria-(posinset|setsize|hidden|level|modal))$/;
const WORDS = /^(alt|title|placeholder|aria-label)$/;
const NAMES = /^(id|href|src|poster|cite|for|content|aria-[\w-]+)$/;
const STYLES = /^(display|order|position)$/;
const DROPPED = /^(SCRIPT|STYLE|LINK|META|NOSCRIPT|TEMPLATE|IFRAME)$/;
/** Of a drawing only what can carry words or a picture. */
const DRAWN = /^(svg|use|title|text|tspan|image|a|g|mask|clipPath|foreignObject)$/;

/** Copies elements into a new page without anything that is anybody's. */
export class Copier {
  private readonly names: Pseudonyms;
  private readonly vocabulary: Vocabulary;
  private readonly needles: readonly string[];
  private readonly page: Document;

  constructor(names: Pseudonyms, vocabulary: Vocabulary, needles: readonly string[], page: Document) {
    this.names = names;
    this.vocabulary = vocabulary;
    this.needles = needles;
    this.page = page;
  }

  /** The element with its cleaned attributes, and those of its children that `keeps` asks for. */
  copy(element: Element, keeps: (child: Element) => 'all' | 'path' | null, isWhole: boolean): Element | null {
    if (isData(element)) return this.copyData(element);
    if (isDropped(element)) return null;
    const copy = this.page.importNode(element, false);
    for (const { name, value } of [...element.attributes]) this.clean(copy, name, value);
    for (const node of element.childNodes) {
      if (node.nodeType === 3 && isWhole) copy.append(this.names.hide(node.nodeValue ?? '', 'text'));
      if (node.nodeType !== 1) continue;
      const child = node as Element;
      const how = isWhole ? 'all' : keeps(child);
      const copied = how && this.copy(child, keeps, how === 'all');
      if (copied) copy.append(copied);
    }
    return copy;
  }

  private copyData(element: Element): Element | null {
    const text = element.textContent ?? '';
    const data = this.needles.some((needle) => text.includes(needle)) ? parsed(text) : undefined;
    if (data === undefined) return null;
    const copy = this.page.importNode(element, false);
    for (const { name } of [...element.attributes]) if (name !== 'type') copy.removeAttribute(name);
    copy.textContent = JSON.stringify(hideJson(pruned(data, this.needles) as Json, this.names)).replaceAll(
      '<',
      '\\u003c',
    );
    return copy;
  }

  private clean(copy: Element, name: string, value: string): void {
    const clean = this.cleanValue(copy, name, value);
    if (clean === null) copy.removeAttribute(name);
    else copy.setAttribute(name, clean);
  }

  private cleanValue(copy: Element, name: string, value: string): string | null {
    if (name === 'class') return this.classes(value);
    if (name === 'style') return styles(value);
    if (PLAIN.test(name)) return value;
    if (WORDS.test(name)) return this.names.hide(value, 'text');
    if (/^(src|poster)$/.test(name) || (name.endsWith('href') && copy.localName === 'image'))
      return this.picture(value);
    if (NAMES.test(name) || name === 'xlink:href' || this.vocabulary.attributes.has(name))
      return this.names.hide(value.slice(0, 4000), 'structure');
    return null;
  }

  /** Their number matters to one reader, and the classes of embed codes are names. */
  private classes(value: string): string {
    const all = value.split(/\s+/).filter(Boolean);
    return all.map((one, at) => (this.vocabulary.classes.has(one) ? one : `c${at}`)).join(' ');
  }

  /** Host and path of the same pattern; what is signed or inline is not needed. */
  private picture(value: string): string {
    if (/^data:/i.test(value)) return 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    return this.names.hide(value.replace(/[?#].*$/, ''), 'structure');
  }
}

/** All that a copy says: its texts and the values of its attributes, but for those that only structure it. */
export function* sayings(root: Element): Generator<string> {
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const { name, value } of element.attributes)
      if (!PLAIN.test(name) && !/^(class|style)$/.test(name)) yield value;
    if (isData(element)) yield* stringsIn(parsed(element.textContent ?? '') ?? null);
    else for (const node of element.childNodes) if (node.nodeType === 3) yield node.nodeValue ?? '';
  }
}

export const isData = (element: Element): boolean =>
  element.tagName === 'SCRIPT' && /json/.test(element.getAttribute('type') ?? '');

const isDropped = (element: Element): boolean =>
  DROPPED.test(element.tagName) ||
  (element.namespaceURI?.endsWith('/svg') === true && !DRAWN.test(element.localName));

function styles(value: string): string | null {
  const kept = value.split(';').filter((one) => STYLES.test(one.split(':')[0]?.trim() ?? ''));
  return kept.length > 0 ? kept.map((one) => one.trim()).join('; ') : null;
}
