import Papa from 'papaparse';
import type { Platform } from '../../../utils/model/index.ts';
import { digestOf, slugOf } from '../media/ids.ts';
import { dayOrInstantOf } from '../web/times.ts';
import { filled, madeLine } from './made-line.ts';
import { profileUrl } from './profile.ts';
import type { RowContext, Rows } from './rows.ts';

type Row = Map<string, string>;

/**
 * Accounts (columns platform, handle, …) or assets (kind, title, publishedUrl, …) of a table with a header row. Names of
 * columns are those of the format; case, blanks and underscores do not count.
 */
export function linesOfCsv(text: string, context: RowContext): Rows {
  const { header, rows, failed } = tableOf(text);
  const make = makerFor(header);
  if (!make) {
    return {
      lines: [],
      failed: [
        `row 1: no columns platform and handle, nor title and publishedUrl; found: ${header.join(', ')}`,
      ],
    };
  }
  const lines: Rows['lines'] = [];
  for (const [at, row] of rows.entries()) {
    const made = make(row, context);
    if ('line' in made) lines.push(made.line);
    else failed.push(`row ${at + 2}, column ${made.flaws}`);
  }
  return { lines, failed };
}

export function tableOf(text: string): { header: string[]; rows: Row[]; failed: string[] } {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [header = [], ...body] = data;
  const names = header.map(bare);
  const failed = errors
    // Of a table of one column there is nothing to detect.
    .filter(({ code }) => code !== 'UndetectableDelimiter')
    .map(({ row = 0, message }) => `row ${row + 1}: ${message}`);
  const rows = body.map((cells) => new Map(names.map((name, at) => [name, (cells[at] ?? '').trim()])));
  return { header, rows, failed };
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function makerFor(header: readonly string[]) {
  const names = new Set(header.map(bare));
  if (names.has('platform') && names.has('handle')) return accountOf;
  return names.has('title') && names.has('publishedurl') ? assetOf : null;
}

function accountOf(row: Row, { why, role, use }: RowContext) {
  const get = (name: string) => row.get(name.toLowerCase()) || undefined;
  const platform = (get('platform') ?? '').toLowerCase().replace(/^x$/, 'twitter') as Platform;
  const handle = (get('handle') ?? '').replace(/^@/, '');
  const name = get('name') ?? handle;
  return madeLine('account', {
    ...filled({
      numericId: get('numericId'),
      validFrom: dayOf(get('validFrom')),
      validTo: dayOf(get('validTo')),
      note: get('note'),
    }),
    id: get('id') ?? slugOf(`${platform} ${handle}`, 80),
    platform,
    handle,
    name,
    url: get('url') ?? (platform && handle ? safeProfile(platform, handle) : ''),
    owner: get('owner') ?? name,
    role: get('role') ?? role,
    use: get('use') ?? use,
    source: sourceOf(row, why.why, why.at),
    added: { by: why.by, at: why.at },
  });
}

const safeProfile = (platform: Platform, handle: string): string =>
  ['facebook', 'instagram', 'twitter'].includes(platform) ? profileUrl(platform, handle) : '';

function assetOf(row: Row, { why }: RowContext) {
  const get = (name: string) => row.get(name.toLowerCase()) || undefined;
  const url = get('publishedUrl') ?? '';
  const at = get('publishedAt');
  return madeLine('asset', {
    ...filled({ credit: get('credit'), funding: get('funding'), text: get('text'), note: get('note') }),
    id: get('id') ?? `${slugOf(get('title') ?? '')}-${digestOf(url).slice(0, 8)}`,
    kind: get('kind') ?? 'picture',
    title: get('title') ?? '',
    producer: get('producer') ?? why.by,
    published: { url, at: at === undefined ? null : (dayOrInstantOf(at) ?? at) },
    source: sourceOf(row, why.why, why.at),
    added: { by: why.by, at: why.at },
  });
}

/** What is no day stays as it is, and is told as a flaw of its column. */
const dayOf = (text: string | undefined): string | undefined =>
  text && (dayOrInstantOf(text)?.slice(0, 10) ?? text);

function sourceOf(row: Row, why: string, at: string) {
  const date = row.get('sourcedate');
  return {
    title: row.get('sourcetitle') || why,
    ...filled({ url: row.get('sourceurl'), date: date ? dayOf(date) : at.slice(0, 10) }),
  };
}
