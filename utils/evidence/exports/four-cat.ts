import type { Finding } from '../../model/index.ts';
import { csvRow } from '../csv/index.ts';
import { recordHash } from '../record-hash.ts';

type Cell = string | number | null;

/** The five columns that 4CAT asks for, then what its reader may need; one row a finding. */
const columns: [name: string, value: (finding: Finding) => Cell][] = [
  ['id', ({ post, id }) => post.key ?? id],
  ['thread_id', ({ post, id }) => post.key ?? id],
  ['author', ({ post }) => post.author?.key ?? post.author?.name ?? ''],
  ['body', ({ post }) => post.text],
  ['timestamp', (finding) => timeOf(finding).at],
  ['timestamp_basis', (finding) => timeOf(finding).basis],
  ['author_name', ({ post }) => post.author?.name ?? null],
  ['url', ({ post, page }) => post.permalink ?? page.url],
  [
    'image_urls',
    ({ post }) =>
      post.media
        .map(({ url }) => url ?? '')
        .filter(Boolean)
        .join(','),
  ],
  ['platform', ({ post }) => post.site],
  ['signals', ({ matches }) => [...new Set(matches.map(({ signal }) => signal))].join(',')],
  ['promoted', ({ post }) => (post.promoted === null ? 'unknown' : post.promoted ? 'yes' : 'no')],
  ['finding_number', ({ number }) => number],
  ['finding_id', ({ id }) => id],
  ['captured_at', ({ capturedAt }) => clock(capturedAt)],
  ['record_sha256', recordHash],
];

/** Names of the columns as a row of CSV. */
export const fourCatHead = (): string => csvRow(columns.map(([name]) => name));

/**
 * A finding as a row for 4CAT's upload of CSV files (docs/exports.md): comma, UTF-8, guarded and quoted as all our CSV.
 * `timestamp` is `YYYY-MM-DD HH:MM:SS` in UTC and never empty, since 4CAT leaves out rows without; `timestamp_basis`
 * says what it is: `page`, `words`, `id`, or `captured` where nothing tells when the post was published.
 */
export const fourCatRow = (finding: Finding): string => csvRow(columns.map(([, value]) => value(finding)));

function timeOf({ post, capturedAt }: Finding): { at: string; basis: string } {
  const { publishedAt, derivedAt, shownTime } = post;
  if (publishedAt) return { at: clock(publishedAt), basis: 'page' };
  if (derivedAt) return { at: clock(derivedAt), basis: shownTime === undefined ? 'id' : 'words' };
  return { at: clock(capturedAt), basis: 'captured' };
}

/** `2021-03-03 00:00:00` for a day or an instant. */
const clock = (value: string): string => new Date(value).toISOString().slice(0, 19).replace('T', ' ');
