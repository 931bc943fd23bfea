type Json = Record<string, unknown>;

/** Scripts nest the data of a page in about 40 levels; more is hostile. */
const DEEPEST = 120;

type Kept = { at: number; count: number; last: Element | undefined; scripts: Element[] };

const keptOf = new WeakMap<Document, Kept>();

/** Once a page is whole, its scripts are counted this often: each count goes through all of a long page. */
const COUNT_MS = 500;

/** The page's scripts that match a selector, looked for again when scripts were added: every post asks for them. */
export function scriptsOf(document: Document, selector: string): Element[] {
  const now = performance.now();
  const kept = keptOf.get(document);
  const isWhole = document.readyState === 'complete' && kept?.last?.isConnected === true;
  if (kept && isWhole && now - kept.at < COUNT_MS) return kept.scripts;
  const all = document.getElementsByTagName('script');
  const last = all[all.length - 1];
  if (kept && kept.count === all.length && kept.last === last) {
    kept.at = now;
    return kept.scripts;
  }
  const scripts = [...all].filter((script) => script.matches(selector));
  keptOf.set(document, { at: now, count: all.length, last, scripts });
  return scripts;
}

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
