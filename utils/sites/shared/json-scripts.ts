type Json = Record<string, unknown>;

/** Scripts nest the data of a page in about 40 levels; more is hostile. */
const DEEPEST = 120;

/**
 * The page's scripts that match a selector. The browser keeps the list of scripts until the page changes; asking
 * for the selector would walk the whole page for every post.
 */
export const scriptsOf = (document: Document, selector: string): Element[] =>
  [...document.getElementsByTagName('script')].filter((script) => script.matches(selector));

/**
 * Keeps what was found in each JSON script of a page: they are large and never change.
 * @param marker a word without which a script is not parsed
 * @param collect takes the parsed script apart
 */
export function scriptReader<T>(
  marker: string,
  collect: (json: unknown) => T,
): (script: Element) => T | null {
  const kept = new WeakMap<Element, T | null>();
  return (script) => {
    const known = kept.get(script);
    if (known !== undefined) return known;
    const found = parse(script.textContent ?? '', marker, collect);
    kept.set(script, found);
    return found;
  };
}

function parse<T>(source: string, marker: string, collect: (json: unknown) => T): T | null {
  if (!source.includes(marker)) return null;
  try {
    return collect(JSON.parse(source));
  } catch {
    // A script that was cut while the page was saved; the page itself is still readable.
    return null;
  }
}

/** Calls `visit` for every object in a parsed script, outer ones first. */
export function eachObject(value: unknown, visit: (object: Json) => void, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  if (!Array.isArray(value)) visit(value as Json);
  for (const one of Object.values(value)) eachObject(one, visit, depth + 1);
}
