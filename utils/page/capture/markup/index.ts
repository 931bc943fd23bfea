// The markup of a post as a document that opens offline: what can be seen, as it looks, without scripts, tokens, comments.
import { escapeHtml } from './clean.ts';
import { createSheet, safe } from './sheet.ts';
import { writeElement } from './write.ts';

/** Letters; a copy that would be longer is of the words alone. */
const MOST_LETTERS = 4_000_000;

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** Every look is written out, so that what browsers do by themselves is switched off first. */
const RESET = `body *:not(svg *){all:unset}
img{display:inline-block;overflow:hidden}
img:not([src]){outline:1px dashed;outline-offset:-1px}`;

class TooLong extends Error {
  override name = 'TooLong';
}

type Options = {
  /** What stands in the post and is not its own: comments, fields for them. */
  others: Element[];
  isOurs(node: Node): boolean;
  /** Letters of the document; 4 million unless told. */
  most?: number;
};

/**
 * Copies a post as an HTML document. It loads nothing: pictures stand in it as data, or with their address in
 * `data-src` and `data-background`, to be put in later (`inlineMedia` in utils/evidence).
 * @returns the document, and what was left out of it where it would have become too long
 */
export function markupOf(
  root: Element,
  { others, isOurs, most = MOST_LETTERS }: Options,
): { html: string; cut: string | null } {
  const leftOut = new Set(others);
  const sheet = createSheet();
  let letters = 0;
  const wrote = (length: number) => {
    letters += length;
    if (letters > most) throw new TooLong();
  };
  try {
    const isLeftOut = (element: Element) => leftOut.has(element) || isOurs(element);
    const body = writeElement(root, { sheet, isLeftOut, wrote });
    const html = documentOf(root, body, sheet.text());
    if (html.length <= most) return { html, cut: null };
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
  }
  return { html: documentOf(root, `<pre>${wordsOf(root, leftOut, most / 8)}</pre>`, ''), cut: 'kept: words' };
}

function documentOf(root: Element, body: string, style: string): string {
  const { lang, dir } = document.documentElement;
  const { width } = root.getBoundingClientRect();
  const frame = `body{margin:16px;background:${safe(groundOf(root))};width:${Math.ceil(width)}px}`;
  return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${escapeHtml(dir || 'auto')}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Post</title><style>${RESET}
${frame}
${style}</style></head><body>${body}</body></html>
`;
}

/** The colour that the post stands on. */
function groundOf(root: Element): string {
  for (let one: Element | null = root.parentElement; one; one = one.parentElement) {
    const { backgroundColor } = getComputedStyle(one);
    if (backgroundColor && !/rgba\(.*, 0\)|transparent/.test(backgroundColor)) return backgroundColor;
  }
  return 'canvas';
}

/** Words that can be seen, cut to what a copy may hold. */
function wordsOf(root: Element, leftOut: Set<Element>, most: number): string {
  const words: string[] = [];
  let left = most;
  const walk = (element: Element) => {
    if (leftOut.has(element) || left <= 0 || /^(script|style|template|textarea)$/i.test(element.tagName))
      return;
    if (getComputedStyle(element).display === 'none') return;
    for (const node of element.childNodes) {
      if (node instanceof Element) walk(node);
      else if (node.nodeType === 3 && left > 0) {
        const text = (node.nodeValue ?? '').slice(0, left);
        left -= text.length;
        words.push(text);
      }
    }
  };
  walk(root);
  return escapeHtml(words.join(''));
}
