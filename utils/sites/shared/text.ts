/** How the words of an element are to be read. */
export type TextOptions = {
  /** `keep`: line feeds in the source are line breaks (X). `collapse`: white space is one space (HTML's default). */
  space: 'keep' | 'collapse';
  /** Elements matching this selector, and all in them, are left out. */
  skip?: string;
};

const BLOCK = /^(DIV|P|LI|UL|OL|BLOCKQUOTE|H[1-6]|SECTION|ARTICLE|PRE|TR|DL|DT|DD)$/;
const SILENT = /^(SCRIPT|STYLE|SVG|TEMPLATE|NOSCRIPT|VIDEO|AUDIO|IFRAME)$/i;
const LONGEST = 60_000;

/**
 * The words of an element as a person sees them: emoji pictures by their `alt`, `<br>` and blocks as \n.
 * Style sheets are not asked, so what only they hide must be named in `skip`.
 */
export function textOf(element: Element, options: TextOptions): string {
  const parts: string[] = [];
  collect(element, options, parts);
  return tidy(parts.join('')).slice(0, LONGEST);
}

/** The words of an element on one line. */
export function lineOf(element: Element | null | undefined, skip?: string): string {
  if (!element) return '';
  const text = textOf(element, skip === undefined ? { space: 'collapse' } : { space: 'collapse', skip });
  return text.replace(/\s+/g, ' ').trim();
}

function collect(parent: Element, options: TextOptions, parts: string[]): void {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) parts.push(wordsOf(node.nodeValue ?? '', parent, options.space));
    else if (node.nodeType === 1) collectElement(node as Element, options, parts);
  }
}

function collectElement(element: Element, options: TextOptions, parts: string[]): void {
  const tag = element.tagName;
  if (tag === 'BR') parts.push('\n');
  else if (tag === 'IMG') parts.push(emojiOf(element));
  else if (!SILENT.test(tag) && !(options.skip && element.matches(options.skip))) {
    // U+2028 marks a block's edge until `tidy`: edges that touch make one line break, `<br>` its own.
    if (BLOCK.test(tag)) parts.push('\u2028');
    collect(element, options, parts);
    if (BLOCK.test(tag)) parts.push('\u2028');
  }
}

function wordsOf(value: string, parent: Element, space: TextOptions['space']): string {
  if (space === 'collapse') return value.replace(/[ \t\r\n\f]+/g, ' ');
  // Indentation between the tags of a saved page; the site itself sets no text directly into blocks.
  if (BLOCK.test(parent.tagName) && /^\s*\n\s*$/.test(value)) return '';
  return value;
}

/** The `alt` of a picture that stands for a character, else nothing. */
function emojiOf(image: Element): string {
  const alt = image.getAttribute('alt') ?? '';
  const isEmoji =
    /emoji/.test(image.getAttribute('src') ?? '') || /\p{Extended_Pictographic}|\p{RI}/u.test(alt);
  return isEmoji && alt.length <= 40 ? alt : '';
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n\u2028]*\u2028[\s\u2028]*/g, (run) =>
      '\n'.repeat(Math.max(1, run.split('\n').length - 1)),
    )
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
