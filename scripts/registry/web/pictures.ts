import type { PagePicture } from './article.ts';
import { splitCredit } from './credits.ts';

const AROUND = 'nav, header nav, footer, aside, [role="navigation"], [role="banner"], [role="contentinfo"]';
/** Icons and counters are no pictures of a city. */
const LEAST_SIDE = 100;
const CREDIT_PLACES =
  '[class*="copyright" i], [class*="credit" i], [class*="bildnachweis" i], [class*="quelle" i], [itemprop="copyrightHolder"], [itemprop="creditText"], small, cite';

/** Pictures of a page's content: address of the largest form, caption, and the credit line beside it. */
export function picturesIn(main: Element, base: string): PagePicture[] {
  const found = new Map<string, PagePicture>();
  for (const img of main.querySelectorAll('img')) {
    if (img.closest(AROUND) || isSmall(img)) continue;
    const url = addressOf(img, base);
    if (url && !found.has(url)) found.set(url, { url, ...wordsBeside(img) });
  }
  return [...found.values()];
}

function isSmall(img: Element): boolean {
  return ['width', 'height'].some((name) => {
    const size = Number(img.getAttribute(name) ?? Number.NaN);
    return Number.isFinite(size) && size < LEAST_SIDE;
  });
}

function addressOf(img: Element, base: string): string | null {
  const sources = [...(img.closest('picture')?.querySelectorAll('source') ?? []), img];
  const sets = sources.flatMap((one) => [one.getAttribute('srcset'), one.getAttribute('data-srcset')]);
  const largest = sets.flatMap((set) => (set ? candidates(set) : [])).sort((a, b) => b.size - a.size)[0];
  const named = largest?.url ?? img.getAttribute('data-src') ?? img.getAttribute('src');
  const url = named ? URL.parse(named, base) : null;
  return url && /^https?:$/.test(url.protocol) && !url.pathname.endsWith('.svg') ? url.href : null;
}

/** Members of a srcset: `a.jpg 800w, b.jpg 2x`. */
function candidates(set: string): { url: string; size: number }[] {
  return set.split(/,\s+/).flatMap((part) => {
    const [url, size = '1x'] = part.trim().split(/\s+/);
    return url && !url.startsWith('data:') ? [{ url, size: Number.parseFloat(size) || 1 }] : [];
  });
}

function wordsBeside(img: Element): { title: string; credit: string | null } {
  const figure = img.closest('figure') ?? img.parentElement;
  const caption = figure?.querySelector('figcaption') ?? null;
  const place = figure?.querySelector(CREDIT_PLACES) ?? null;
  const alt = (img.getAttribute('alt') ?? '').trim();
  const inCaption = splitCredit(caption?.textContent ?? '');
  const placed = (place?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const attribute = img.getAttribute('data-copyright') ?? img.getAttribute('data-credit');
  const credit =
    inCaption.credit ??
    (placed ? (splitCredit(placed).credit ?? placed) : null) ??
    attribute ??
    splitCredit(img.getAttribute('title') ?? '').credit ??
    splitCredit(alt).credit;
  return {
    title: inCaption.caption || splitCredit(alt).caption || alt,
    credit: credit?.slice(0, 400) ?? null,
  };
}
