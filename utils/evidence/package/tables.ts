import type { Finding } from '../../model/index.ts';
import { canonicalText } from '../canonical.ts';
import { columns as csvColumns, csvHead, csvRows, type StandingOf } from '../csv/index.ts';

const PROFILE = 'rfc4180';

/** `captures.ndjson`: each record as it was sealed, one a line, nothing lost. */
export async function* ndjsonLines(findings: AsyncIterable<Finding>): AsyncGenerator<string> {
  for await (const finding of findings) yield `${canonicalText(finding)}\n`;
}

/** `captures.csv` finding by finding, as `toCsv` writes it. */
export async function* csvLines(
  findings: AsyncIterable<Finding>,
  standingOf: StandingOf,
): AsyncGenerator<string> {
  yield csvHead(PROFILE);
  for await (const finding of findings) yield csvRows(finding, PROFILE, standingOf);
}

/** Datatypes of XML Schema where a column is not plain text. Ids stay text: their digits are more than a number keeps. */
const TYPES: Record<string, string> = {
  finding_number: 'integer',
  captured_at: 'dateTimeStamp',
  captured_local: 'dateTimeStamp',
  media_count: 'integer',
  shot_tiles: 'integer',
  ledger_seq: 'integer',
  referrer: 'anyURI',
  distance: 'integer',
  permalink: 'anyURI',
  author_url: 'anyURI',
  page_url: 'anyURI',
  ad_start: 'date',
  ad_end: 'date',
};

/** CSV on the Web (W3C Recommendation, 17 December 2015): what the columns of `captures.csv` are. */
export function csvMetadata(): string {
  const columns = csvColumns.map(({ name }) => ({
    name,
    titles: name,
    datatype: TYPES[name] ?? 'string',
    required: false,
  }));
  return `${JSON.stringify(
    {
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      url: 'captures.csv',
      'dc:title': 'Findings, one row for each match',
      'dc:description': GUARD,
      dialect: {
        delimiter: ',',
        encoding: 'utf-8',
        header: true,
        lineTerminators: ['\r\n'],
        quoteChar: '"',
        doubleQuote: true,
      },
      tableSchema: { columns },
    },
    null,
    2,
  )}\n`;
}

const GUARD =
  'A cell that a spreadsheet could take for a formula begins with an apostrophe that is not part of the value: cells ' +
  'that begin with = + - @, a tab or a line break, their full-width forms, or with such a sign after blanks and signs ' +
  'that do not show. The values as they are stand in captures.ndjson.';
