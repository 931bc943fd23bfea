const OPENING: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/**
 * Takes off what sticks to an address in running text: brackets that were opened before it, quotes,
 * punctuation, invisible characters.
 */
export function trimAddress(text: string): string {
  let href = text.replace(/^[\s<«„“"'‹(\u200b-\u200f\u2060\ufeff]+/u, '');
  for (;;) {
    const shorter = withoutLast(href);
    if (shorter === href) return href;
    href = shorter;
  }
}

function withoutLast(href: string): string {
  const last = href.at(-1) ?? '';
  if (/[\s.,;:!?…'"»«“”‘’›>*\u200b-\u200f\u2060\ufeff]/u.test(last)) return href.slice(0, -1);
  const opening = OPENING[last];
  const stray = opening !== undefined && href.split(last).length > href.split(opening).length;
  return stray ? href.slice(0, -1) : href;
}
