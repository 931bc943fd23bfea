/** A stretch of a text, in UTF-16 units: first and one after last. */
export type Stretch = readonly [from: number, to: number];

/** Longer ones are a mark that was never closed. */
const LONGEST = 4000;

/** Closing marks of each opening mark. „ can be closed by “ or by ”; " and “ by themselves or ”. */
const MARKS: Record<string, string> = { '„': '“”"', '“': '”', '»': '«', '«': '»', '"': '"' };

/**
 * Stretches of a text that are marked as a quotation: within „…“, “…”, »…«, «…», "…", and lines that begin with >.
 * An opening mark stands before a word, a closing one after it; a mark that is not closed within its paragraph opens nothing.
 * @returns stretches with their marks, ascending, not overlapping
 */
export function quotationsIn(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < text.length; at++) {
    const closing = MARKS[text.charAt(at)];
    const end = closing && opens(text, at) ? endOf(text, at, closing) : lineEnd(text, at);
    if (end <= at) continue;
    found.push([at, end]);
    at = end - 1;
  }
  return found;
}

const opens = (text: string, at: number) => /^\S$/u.test(text.charAt(at + 1)) && !isWord(text.charAt(at - 1));

const isWord = (letter: string) => /^[\p{L}\p{N}]$/u.test(letter);

/** One after the closing mark; 0 if there is none. */
function endOf(text: string, from: number, closing: string): number {
  const last = Math.min(text.length, from + LONGEST);
  for (let at = from + 1; at < last; at++) {
    const letter = text.charAt(at);
    if (closing.includes(letter) && closes(text, at)) return at + 1;
    if (letter === '\n' && text.charAt(at + 1) === '\n') return 0;
  }
  return 0;
}

const closes = (text: string, at: number) =>
  !/^\s$/u.test(text.charAt(at - 1)) && !isWord(text.charAt(at + 1));

/** End of a line that begins with >, as in an answer to an e-mail; 0 for any other place. */
function lineEnd(text: string, at: number): number {
  if (text.charAt(at) !== '>' || (at > 0 && text.charAt(at - 1) !== '\n')) return 0;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
