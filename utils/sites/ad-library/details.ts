import type { AdDetails, Difference, Medium } from '../../model/index.ts';
import type { CardText } from './card-text.ts';
import { statusOf } from './labels.ts';
import type { AdData } from './page-json.ts';

/** What the card shows of an advertisement besides its lines. */
export type Shown = CardText & {
  body: string;
  headline: string | null;
  description: string | null;
  button: string | null;
  isCarousel: boolean;
  media: Medium[];
};

/** What an advertisement says and who paid, with the library's details. */
export type Details = { text: string; paidFor: string | null; publishedAt: string | null; ad: AdDetails };

/** Joins data and card: the data leads, the card fills its gaps, and where they disagree both are kept. */
export function detailsOf(data: AdData | null, card: Shown): Details {
  const differences: Difference[] = [];
  const lead = <T extends string | number>(field: string, told: T | null, shown: T | null): T | null => {
    if (told !== null && shown !== null && !alike(String(told), String(shown))) {
      differences.push({ field, data: String(told).slice(0, 400), shown: String(shown).slice(0, 400) });
    }
    return told ?? shown;
  };
  const oneOf = (field: string, told: string[], shown: string | null): string | null =>
    shown !== null && (data?.isTemplate || told.some((text) => alike(text, shown)))
      ? shown
      : lead(field, told[0] ?? null, shown);

  const status = lead('status', data?.status ?? null, statusOf(card.status));
  const start = lead('start', nearDay(data?.start, card.start), card.start);
  const end = status === 'active' ? null : lead('end', nearDay(data?.end, card.end), card.end);
  const headline = oneOf('headline', data?.headlines ?? [], headlineOf(card));
  const description = oneOf('description', data?.descriptions ?? [], descriptionOf(card, data));
  const ad: AdDetails = {
    status,
    start,
    end,
    pageId: data?.pageId ?? null,
    platforms: data?.platforms?.slice(0, 20) ?? null,
    headline: headline?.slice(0, 1000) ?? null,
    description: description?.slice(0, 4000) ?? null,
    button: lead('button', data?.button ?? null, card.button)?.slice(0, 200) ?? null,
    format: data?.format && !card.versions ? data.format : formatOf(card),
    sharing: lead('sharing', data?.sharing ?? null, card.sharing),
    euTransparency: card.euTransparency || (data?.euTransparency ?? null),
    source: data ? 'both' : 'shown',
    differences,
  };
  const text = oneOf('text', data?.bodies ?? [], card.body || null) ?? '';
  return { text, paidFor: lead('paidFor', data?.paidFor ?? null, card.paidFor), publishedAt: start, ad };
}

/** White space, case and invisible characters are no difference; nor is the rest of words that the card cuts. */
function alike(told: string, shown: string): boolean {
  const [a, b] = [told, shown].map((text) => text.replace(/[\s\p{Cf}]+/gu, '').toLowerCase()) as [
    string,
    string,
  ];
  return a === b || (b.length > 20 && /(…|\.\.\.)$/.test(b) && a.startsWith(b.replace(/(…|\.\.\.)$/, '')));
}

const DAY = 86_400_000;

/** The card's day where the data's is a neighbour: the data counts in another time zone. */
function nearDay(told: string | null | undefined, shown: string | null): string | null {
  const isNear = told && shown && Math.abs(Date.parse(told) - Date.parse(shown)) <= DAY;
  return isNear ? shown : (told ?? null);
}

/** Without a headline the card repeats the name of the page. */
const headlineOf = ({ headline, pageName }: Shown): string | null =>
  headline !== null && pageName !== null && alike(headline, pageName) ? null : headline;

/** Without a description the card shows what the page is. */
const descriptionOf = ({ description }: Shown, data: AdData | null): string | null =>
  description !== null && data && alike(data.categories, description) ? null : description;

function formatOf({ versions, isCarousel, media }: Shown): AdDetails['format'] {
  if (versions) return 'versions';
  if (isCarousel) return 'carousel';
  if (media.some(({ kind }) => kind === 'video')) return 'video';
  return media.length > 0 ? 'image' : null;
}
