import { linesOf } from '../evidence/index.ts';
import { type Finding, finding, parseWith } from '../model/index.ts';

/** Records of a `captures.ndjson`, one a line; null for a line that is none. Empty lines are left out. */
export async function* recordsOf(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ line: number; finding: Finding | null }> {
  let line = 0;
  for await (const text of linesOf(chunks)) {
    line++;
    if (text.trim() !== '') yield { line, finding: recordOf(text) };
  }
}

function recordOf(text: string): Finding | null {
  try {
    return parseWith(finding, JSON.parse(text), 'record');
  } catch {
    return null;
  }
}
