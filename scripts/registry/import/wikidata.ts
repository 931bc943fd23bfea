// Accounts and websites from a SPARQL result of Wikidata: one row a statement (scripts/registry/queries).
import type { Platform } from '../../../utils/model/index.ts';
import { slugOf } from '../media/ids.ts';
import { tableOf } from './csv.ts';
import { filled, madeLine } from './made-line.ts';
import { profileUrl } from './profile.ts';
import type { RowContext, Rows } from './rows.ts';

/** A row by the names of the query's variables, in lower case; values are texts. */
type Row = Map<string, string>;

const PLATFORMS: Record<string, Platform> = {
  P2002: 'twitter',
  P2003: 'instagram',
  P2013: 'facebook',
  P4003: 'facebook',
};
const WEBSITE = 'P856';
/** Whose profile it is tells for what it is used, unless the query or the person says otherwise. */
const USES: Record<string, string> = {
  city: 'official',
  party: 'official',
  agency: 'official',
  'office-holder': 'business',
};

/**
 * Reads SPARQL 1.1 Query Results in JSON or CSV with the variables item, itemLabel, property, value, and where known
 * numericId (P6552), from (P580), to (P582), rank, role, use, partyLabel (P102), officeLabel.
 */
export function linesOfWikidata(text: string, context: RowContext): Rows {
  const { rows, failed } = rowsOf(text);
  const lines = new Map<string, Rows['lines'][number]>();
  for (const [at, row] of rows.entries()) {
    if (/Deprecated/i.test(row.get('rank') ?? '')) continue;
    const made = lineOf(row, context);
    if ('line' in made)
      lines.set(JSON.stringify([made.line.kind, Reflect.get(made.line.value, 'id')]), made.line);
    else failed.push(`row ${at + 1}, ${made.flaws}`);
  }
  return { lines: [...lines.values()], failed };
}

type Binding = Record<string, { value?: unknown } | undefined>;

function rowsOf(text: string): { rows: Row[]; failed: string[] } {
  if (!/^\s*[{[]/.test(text)) return tableOf(text);
  try {
    const { results } = JSON.parse(text) as { results?: { bindings?: Binding[] } };
    const rows = (results?.bindings ?? []).map(
      (binding) =>
        new Map(
          Object.entries(binding).map(([name, cell]) => [name.toLowerCase(), String(cell?.value ?? '')]),
        ),
    );
    return results?.bindings
      ? { rows, failed: [] }
      : { rows: [], failed: ['no results.bindings: not a SPARQL result'] };
  } catch {
    return { rows: [], failed: ['not JSON: the endpoint may have answered with an error page'] };
  }
}

function lineOf(row: Row, context: RowContext) {
  const get = (name: string) => row.get(name.toLowerCase()) || undefined;
  const property = (get('property') ?? '').split('/').at(-1) ?? '';
  const platform = PLATFORMS[property];
  if (property === WEBSITE) return websiteOf(row, context);
  if (!platform)
    return {
      flaws: `property: ${property || 'missing'}; known: ${Object.keys(PLATFORMS).join(', ')}, ${WEBSITE}`,
    };
  const handle = (get('value') ?? '').replace(/^@/, '');
  const role = get('role') ?? context.role;
  const item = get('item') ?? '';
  return madeLine('account', {
    ...filled({
      numericId: get('numericId') ?? pageNumber(property, handle),
      validFrom: get('from')?.slice(0, 10),
      validTo: get('to')?.slice(0, 10),
      note: noteOf(row),
    }),
    id: slugOf(`${item.split('/').at(-1)} ${platform} ${handle}`, 80),
    platform,
    handle,
    name: get('itemLabel') ?? handle,
    url: profileUrl(platform, handle),
    owner: (get('itemLabel') ?? handle).slice(0, 200),
    role,
    use: get('use') ?? context.use ?? USES[role ?? ''],
    ...provenance(item, context),
  });
}

/** A page's id on Facebook (P4003) ends in its number: `Stadt-Dortmund-123456789`. */
const pageNumber = (property: string, value: string): string | undefined =>
  property === 'P4003' ? /(?:^|-)(\d{6,25})$/.exec(value)?.[1] : undefined;

function websiteOf(row: Row, context: RowContext) {
  const get = (name: string) => row.get(name.toLowerCase()) || undefined;
  const url = get('value') ?? '';
  const host = URL.parse(url)?.hostname.replace(/^www\./, '') ?? '';
  const item = get('item') ?? '';
  return madeLine('website', {
    ...filled({ note: noteOf(row) }),
    id: slugOf(`${item.split('/').at(-1)} ${host}`, 80),
    host,
    title: get('itemLabel') ?? host,
    url,
    owner: (get('itemLabel') ?? host).slice(0, 200),
    role: get('role') ?? context.role,
    ...provenance(item, context),
  });
}

function noteOf(row: Row): string | undefined {
  const parts = [
    ['Party', row.get('partylabel')],
    ['Office', row.get('officelabel')],
  ].flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return parts.length > 0 ? parts.join('; ') : undefined;
}

function provenance(item: string, { why }: RowContext) {
  const url = item.replace(/^http:/, 'https:');
  return {
    source: { title: 'Wikidata', ...(url && { url }), date: why.at.slice(0, 10) },
    added: { by: why.by, at: why.at },
  };
}
