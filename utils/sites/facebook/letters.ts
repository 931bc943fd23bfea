/** Single letters in elements of their own, outermost first where one wraps another. */
const lettersIn = (link: Element): Element[] =>
  [...link.querySelectorAll('span, b, i')].filter(
    (one) => one.childElementCount === 0 && [...(one.textContent ?? '')].length === 1,
  );

/** Letters in elements of their own, in false order and with false ones among them, or drawn as a picture. */
export const isScrambled = (link: Element): boolean =>
  link.querySelector('[aria-labelledby], canvas') !== null || lettersIn(link).length > 3;

/**
 * Letters of a scrambled label: the spans with the FEWEST classes are true, decoys carry one or two more.
 * Read in document order they are the label (2 of 2 advertisements of 2021-10).
 */
export function trueLetters(link: Element): string {
  const letters = lettersIn(link);
  const fewest = Math.min(...letters.map((one) => one.classList.length));
  return letters
    .filter((one) => one.classList.length === fewest)
    .map((one) => one.textContent ?? '')
    .join('');
}

/** Of a line's scrambled links the letters a person sees; asked for by label and time, worked out once. */
export function drawnIn(line: Element | null): () => string[] {
  let drawn: string[] | undefined;
  const links = () => [...(line?.querySelectorAll('a') ?? [])].filter(isScrambled);
  return () => {
    drawn ??= links()
      .map(visibleLetters)
      .filter((text) => text !== '');
    return drawn;
  };
}

/** More letters than any label or time with its decoys has. */
const MOST = 200;
/** More than a label or time has: then no style hides the decoys. */
const LONGEST = 40;

/**
 * The letters a person sees: those that no style hides or moves away, in the order that styles give them. On a saved
 * page without style sheets this is a heap of letters, which names nothing.
 */
export function visibleLetters(link: Element): string {
  const view = link.ownerDocument.defaultView;
  const letters = lettersIn(link);
  if (!view || letters.length > MOST) return '';
  const seen: { letter: string; order: number }[] = [];
  for (const letter of letters) {
    const style = view.getComputedStyle(letter);
    if (isSeen(style)) seen.push({ letter: letter.textContent ?? '', order: Number(style.order) || 0 });
    if (seen.length > LONGEST) return '';
  }
  return seen
    .sort((a, b) => a.order - b.order)
    .map(({ letter }) => letter)
    .join('');
}

/** Decoys are not drawn, moved out of their line, or see-through. Each property costs: the commonest first. */
function isSeen(style: CSSStyleDeclaration): boolean {
  const { position } = style;
  if (/absolute|fixed/.test(position) || style.display === 'none') return false;
  if (position === 'relative' && Math.abs(Number.parseFloat(style.top)) > 5) return false;
  return style.visibility !== 'hidden' && style.opacity !== '0';
}
