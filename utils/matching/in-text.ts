/** A handle written in a text, without its @. */
export type WrittenHandle = { handle: string; words: string; offset: number };

/** A web address written in a text; `href` is made absolute. */
export type WrittenAddress = { href: string; words: string; offset: number };

// What stands before must not be part of a word or of an e-mail address; a second @ makes it a Fediverse address.
const handlePattern =
  /(?<![\p{L}\p{N}._@/-])@([\p{L}\p{N}_](?:[\p{L}\p{N}._]{0,118}[\p{L}\p{N}_])?)(?![\p{L}\p{N}_]|\.?@)/gu;

/** Handles in a text (`@name`), in order; a full stop at the end belongs to the sentence. */
export function handlesIn(text: string): WrittenHandle[] {
  return [...text.matchAll(handlePattern)].map((found) => ({
    handle: found[1] ?? '',
    words: found[0],
    offset: found.index,
  }));
}

const LONGEST_ADDRESS = 2048;

/** Web addresses in a text, with or without https://; those without need a dot and a path. */
export function addressesIn(text: string): WrittenAddress[] {
  return [...text.matchAll(/[^\s<>"'()[\]{}„“”«»]+/gu)].flatMap(({ 0: run, index: offset }) => {
    if (run.length > LONGEST_ADDRESS) return [];
    const words = withoutPoints(run);
    if (!/^[^/@]*\.[^/@]*\/.|^https?:\/\/./iu.test(words)) return [];
    const href = /^https?:\/\//iu.test(words) ? words : `https://${words}`;
    return URL.canParse(href) ? [{ href, words, offset }] : [];
  });
}

/** By hand: a pattern for points at the end tries every place of a run of points. */
function withoutPoints(run: string): string {
  let end = run.length;
  while (end > 0 && '.,;:!?…'.includes(run.charAt(end - 1))) end--;
  return run.slice(0, end);
}
