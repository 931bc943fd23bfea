import { siteFor } from '../../utils/sites/index.ts';
import { Copier, isData, sayings } from './copy.ts';
import { type Kept, Pseudonyms, secretsIn } from './pseudonyms.ts';

/** What stays, as lists: it comes from outside of the page. */
export type Words = {
  labels: string[];
  months: string[];
  structure: string[];
  attributes: string[];
  classes: string[];
};

export type Anonymous = {
  html: string;
  url: string;
  /** Words and ids of the original that are still there. */
  survivors: string[];
};

/** Parts that the readers look up from elsewhere: hidden stores of labels. */
const STORES = 'body > div[hidden]';

/** Runs inside the page: a copy of what the readers need, in which nothing is anybody's. */
export function anonymise(address: string, words: Words): Anonymous {
  const url = new URL(address);
  const roots = siteFor(url)?.roots(document, url) ?? [];
  const stores = document.querySelectorAll(STORES);
  const whole = new Set([...roots, ...referred(roots), ...besides(roots), ...stores]);
  const kept: Kept = { ...words, labels: new Set(words.labels), structure: new Set(words.structure) };
  const names = new Pseudonyms(kept);
  names.note(address);
  for (const element of whole) noteAll(element, names);
  const copy = copyOf(whole, names, words);
  const said = [...sayings(copy)].flatMap(secretsIn);
  const survivors = said.filter((piece) => names.originals.has(piece) && !names.mayStay(piece));
  return {
    html: `<!doctype html>\n${copy.outerHTML}\n`,
    url: names.hide(address, 'structure'),
    survivors: [...new Set(survivors)],
  };
}

/** In the viewer of pictures the picture stands beside the column that is the post. */
function besides(roots: Element[]): Element[] {
  const isViewer = roots.some((root) => root.closest('[role="complementary"]'));
  const media = isViewer ? [...document.querySelectorAll('[role="main"] img, [role="main"] video')] : [];
  return media.filter((one) => !roots.some((root) => root.contains(one)));
}

/** Elements outside of posts that name or describe something in them. */
function referred(roots: Element[]): Element[] {
  const selector = '[aria-labelledby], [aria-describedby]';
  const pointing = roots.flatMap((root) => [root, ...root.querySelectorAll(selector)]);
  const ids = pointing.flatMap((one) =>
    ['aria-labelledby', 'aria-describedby'].flatMap((name) => one.getAttribute(name)?.split(/\s+/) ?? []),
  );
  return ids.flatMap((id) => document.getElementById(id) ?? []);
}

function noteAll(root: Element, names: Pseudonyms): void {
  names.note(root.textContent ?? '');
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const { value } of element.attributes) names.note(value);
  }
}

function copyOf(whole: Set<Element>, names: Pseudonyms, words: Words): Element {
  const page = document.implementation.createHTMLDocument();
  const vocabulary = { attributes: new Set(words.attributes), classes: new Set(words.classes) };
  const paths = new Set<Element>();
  for (const element of whole) {
    for (let above = element.parentElement; above; above = above.parentElement) paths.add(above);
  }
  const needles = needlesIn(whole);
  const data = [...document.querySelectorAll('script')].filter(isData);
  const keeps = (child: Element) => (whole.has(child) ? 'all' : paths.has(child) ? 'path' : null);
  const copier = new Copier(names, vocabulary, needles, page);
  const html = copier.copy(document.documentElement, keeps, false) ?? page.documentElement;
  const body = html.querySelector('body') ?? html;
  for (const script of data) {
    if ([...whole].some((element) => element.contains(script))) continue;
    const copied = copier.copy(script, keeps, true);
    if (copied) body.append(copied);
  }
  return html;
}

/** Ids, codes and tokens in the posts' addresses, by which the page's data is joined to them. */
function needlesIn(whole: Set<Element>): string[] {
  const links = [...whole].flatMap((element) => [...element.querySelectorAll('a[href]')]);
  const found = links.flatMap((link) => {
    const href = link.getAttribute('href') ?? '';
    return href.match(/\d{9,}|pfbid\w{10,}|[\w-]{11,}/g) ?? [];
  });
  const ids = [...whole].flatMap((element) => element.textContent?.match(/\d{14,}/g) ?? []);
  return [...new Set([...found, ...ids])].filter((one) => /\d/.test(one)).slice(0, 500);
}
