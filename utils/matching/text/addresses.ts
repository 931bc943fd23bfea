import { foldHost } from '../../model/index.ts';

/** A web address as the words of a text show it. */
export type ShownAddress = {
  /** Made absolute; what stands before the dots when it is cut. */
  href: string;
  offset: number;
  /** True when the text shows only its beginning ("musterhausen.example/rathaus/akt…"). */
  cut: boolean;
};

/** Host, with or without scheme, path and query; not part of an e-mail address, a handle or a longer word. */
const SHOWN =
  /(?<![\p{L}\p{N}@._/-])(?:https?:\/\/)?(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}@-])(?::\d{1,5})?(?:[/?][^\s<>"'()[\]{}„“”«»]{0,2048})?/giu;

/** Web addresses that a text shows, also hosts alone; dots at the end tell that one is cut. */
export function shownAddresses(text: string): ShownAddress[] {
  return [...text.matchAll(SHOWN)].flatMap(({ 0: run, index: offset }) => {
    const after = text.slice(offset + run.length, offset + run.length + 3);
    const cut = /(?:…|\.{3})$/u.test(run) || /^(?:…|\.{3})/u.test(after);
    const words = withoutPoints(run);
    const href = /^https?:\/\//iu.test(words) ? words : `https://${words}`;
    return URL.canParse(href) ? [{ href, offset, cut }] : [];
  });
}

/** By hand: a pattern for points at the end tries every place of a run of points. */
function withoutPoints(run: string): string {
  let end = run.length;
  while (end > 0 && '.,;:!?…'.includes(run.charAt(end - 1))) end--;
  return run.slice(0, end);
}

/** Letters of a path below which its beginning tells too little. */
const SHORTEST = 8;

/**
 * The beginning of an address in the form of `foldAddress`, to be looked up among whole ones.
 * @returns null if less than 8 characters stand behind the host
 */
export function foldBeginning(href: string): string | null {
  const url = URL.parse(href);
  if (!url) return null;
  const rest = `${url.pathname}${url.search}`.slice(1);
  return rest.length >= SHORTEST ? `${foldHost(url.host)}/${rest}` : null;
}
