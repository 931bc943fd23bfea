import { sha256 } from '@noble/hashes/sha2.js';
import { hexOf } from '../ledger/index.ts';
import type { LedgerFacts } from '../ledger-facts.ts';
import type { SeenCaptures } from './captures-part.ts';
import type { Checks } from './checks.ts';
import type { Contents } from './contents.ts';
import { csvRowsOf } from './csv-rows.ts';

const utf8 = new TextEncoder();

/** Numbers that the package tells about itself, and its two lists of captures. */
export async function checkCounts(
  contents: Contents,
  facts: LedgerFacts,
  seen: SeenCaptures,
  checks: Checks,
): Promise<ReadonlyMap<string, string>> {
  const info = await bagInfo(contents);
  const payload = [...contents.sums].filter(([path]) => path.startsWith('data/'));
  const octets = payload.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  const told = (label: string, real: string) =>
    checks.equal('count', label, 'differs', real, info.get(label));
  told('Payload-Oxum', `${octets}.${payload.length}`);
  told('Findings', String(seen.size));
  told('Ledger-Lines', String(facts.count));
  told('Ledger-Head', facts.head);
  await checkNdjson(contents, seen, checks);
  await checkCsv(contents, seen, checks);
  return info;
}

/** Labels and values of `bag-info.txt`; a label given twice counts as wrong, so that nobody reads another one. */
async function bagInfo(contents: Contents): Promise<ReadonlyMap<string, string>> {
  const info = new Map<string, string>();
  for await (const line of contents.lines('bag-info.txt')) {
    const [, label = '', value = ''] = /^([^:\s]+): (.*)$/.exec(line) ?? [];
    info.set(label, info.has(label) ? '?' : value);
  }
  return info;
}

/** Each line is a record of the package, and each record is a line. */
async function checkNdjson(contents: Contents, seen: SeenCaptures, checks: Checks): Promise<void> {
  const path = 'data/captures.ndjson';
  const open = new Map<string, number>();
  for (const { record } of seen.values()) open.set(record, (open.get(record) ?? 0) + 1);
  let strangers = 0;
  let lines = 0;
  for await (const line of contents.lines(path)) {
    lines++;
    const record = hexOf(sha256(utf8.encode(line)));
    const left = open.get(record) ?? 0;
    if (left === 0) strangers++;
    else open.set(record, left - 1);
  }
  checks.equal('count', `${path}: lines`, 'differs', String(seen.size), String(lines));
  checks.equal('count', `${path}: records`, 'other-record', '0', String(strangers));
}

/** Each finding has as many rows as matches, at least one. */
async function checkCsv(contents: Contents, seen: SeenCaptures, checks: Checks): Promise<void> {
  const path = 'data/captures.csv';
  const rows = new Map<string, number>();
  let column = -1;
  let total = 0;
  for await (const row of csvRowsOf(contents.chunks(path))) {
    if (column < 0) column = Math.max(0, row.indexOf('finding_id'));
    else {
      const id = row[column] ?? '';
      rows.set(id, (rows.get(id) ?? 0) + 1);
      total++;
    }
  }
  const expected = [...seen.values()].reduce((sum, one) => sum + one.rows, 0);
  checks.equal('count', `${path}: rows`, 'differs', String(expected), String(total));
  const wrong = [...seen].filter(([id, one]) => rows.get(id) !== one.rows).length;
  checks.equal('count', `${path}: findings`, 'differs', '0', String(wrong));
}
