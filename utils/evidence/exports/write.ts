import type { Finding } from '../../model/index.ts';
import { canonicalText } from '../canonical.ts';
import { type CsvProfile, csvHead, csvRows, type StandingOf } from '../csv/index.ts';
import { fourCatHead, fourCatRow } from './four-cat.ts';
import { risOf } from './ris.ts';

/** The forms of a list of findings that are text: all but package and report. */
export type TextForm = CsvProfile | 'ndjson' | '4cat' | 'ris';

export type Findings = Iterable<Finding> | AsyncIterable<Finding>;

type Writer = { head(): string; row(finding: Finding, standingOf?: StandingOf): string };

const csv = (profile: CsvProfile): Writer => ({
  head: () => csvHead(profile),
  row: (finding, standingOf) => csvRows(finding, profile, standingOf),
});

const WRITERS: Record<TextForm, Writer> = {
  'excel-de': csv('excel-de'),
  rfc4180: csv('rfc4180'),
  tsv: csv('tsv'),
  // One record in canonical form (RFC 8785) a line, with its own `schema`: nothing is lost.
  ndjson: { head: () => '', row: (finding) => `${canonicalText(finding)}\n` },
  '4cat': { head: fourCatHead, row: fourCatRow },
  ris: { head: () => '', row: risOf },
};

/** How a file of each form is called and served. */
export const TEXT_FORMS: Record<TextForm, { extension: string; mediaType: string }> = {
  'excel-de': { extension: 'csv', mediaType: 'text/csv;charset=utf-8' },
  rfc4180: { extension: 'csv', mediaType: 'text/csv;charset=utf-8' },
  tsv: { extension: 'tsv', mediaType: 'text/tab-separated-values;charset=utf-8' },
  ndjson: { extension: 'ndjson', mediaType: 'application/x-ndjson' },
  '4cat': { extension: 'csv', mediaType: 'text/csv;charset=utf-8' },
  ris: { extension: 'ris', mediaType: 'application/x-research-info-systems' },
};

/** Writes findings in a form, a piece of text for each: what is written need not be held. */
export async function* written(
  findings: Findings,
  form: TextForm,
  standingOf?: StandingOf,
): AsyncGenerator<string> {
  const { head, row } = WRITERS[form];
  if (head() !== '') yield head();
  for await (const finding of findings) yield row(finding, standingOf);
}

const PIECE = 256 * 1024;
/** So many findings are written before progress is told and whoever takes the pieces has its turn. */
const BREATH = 50;

export type WritingOptions = {
  standingOf?: StandingOf | undefined;
  /** Called after each piece with the number of findings written. */
  onProgress?: ((done: number) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * The same as a stream of bytes (UTF-8) in pieces of about 256 kB, written as they are asked for.
 * The stream fails with the signal's reason once that aborts.
 */
export function writtenStream(
  findings: Findings,
  form: TextForm,
  { standingOf, onProgress, signal }: WritingOptions = {},
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const utf8 = new TextEncoder();
  let done = 0;
  const rows = written(
    counted(findings, () => done++),
    form,
    standingOf,
  );
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { text, isLast } = await nextPiece(rows, signal);
        if (text !== '') controller.enqueue(utf8.encode(text));
        onProgress?.(done);
        if (isLast) controller.close();
      },
      async cancel() {
        await rows.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* counted(findings: Findings, count: () => void): AsyncGenerator<Finding> {
  for await (const finding of findings) {
    yield finding;
    count();
  }
}

/** Rows until a piece is full. */
async function nextPiece(rows: AsyncGenerator<string>, signal: AbortSignal | undefined) {
  let text = '';
  for (let n = 0; n < BREATH && text.length < PIECE; n++) {
    signal?.throwIfAborted();
    const { value, done } = await rows.next();
    if (done) return { text, isLast: true };
    text += value;
  }
  return { text, isLast: false };
}
