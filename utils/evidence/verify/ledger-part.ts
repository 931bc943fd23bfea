import { type LedgerLine, type Origin, origin, parseWith } from '../../model/index.ts';
import { checkLedger, entryOf, hashOfLine, isSignature, keyIdOf, keyOfPem } from '../ledger/index.ts';
import { type LedgerFacts, ledgerFacts } from '../ledger-facts.ts';
import type { Checks } from './checks.ts';
import type { Contents } from './contents.ts';
import { SIGNATURE, TAG_MANIFEST } from './manifests.ts';

/** What the other parts need of the ledger. */
export type CheckedChain = { facts: LedgerFacts; lines: LedgerLine[]; origins: Origin[]; key: string | null };

const utf8 = new TextEncoder();
const ORIGINS = 'data/origins.ndjson';

/** The signature of the package, each line of its ledger, and the lines of other devices. */
export async function checkChain(contents: Contents, checks: Checks): Promise<CheckedChain> {
  const key = keyOfPem((await contents.text('capture-key.pem')) ?? '');
  await checkSignature(contents, key, checks);
  const lines = await ledgerLines(contents);
  const { entries, faults } = await checkLedger(lines);
  const broken = new Map(faults.map(({ seq, code }) => [seq, code] as const));
  for (const { seq } of lines) {
    const code = broken.get(seq);
    if (code) checks.broken('ledger-line', `line ${seq}`, code);
    else checks.kept('ledger-line', `line ${seq}`);
  }
  const keys = entries.flatMap((entry) => (entry.type === 'key' ? [entry.public] : []));
  if (!key) checks.broken('key', 'capture-key.pem', 'not-a-key');
  else if (!keys.includes(key)) checks.broken('key', 'capture-key.pem', 'not-in-ledger');
  else checks.kept('key', 'capture-key.pem');
  const imported = new Set(entries.flatMap((entry) => (entry.type === 'import' ? [entry.from] : [])));
  const origins = await checkOrigins(contents, imported, checks);
  return { facts: ledgerFacts(lines, origins), lines, origins, key };
}

async function checkSignature(contents: Contents, key: string | null, checks: Checks): Promise<void> {
  const [list, signature] = await Promise.all([contents.bytes(TAG_MANIFEST), contents.bytes(SIGNATURE)]);
  const text = btoa(String.fromCharCode(...(signature ?? []).slice(0, 100)));
  const holds = !!key && !!list && signature?.length === 64 && (await isSignature(key, text, list));
  if (holds) checks.kept('signature', TAG_MANIFEST);
  else checks.broken('signature', TAG_MANIFEST, 'bad-signature');
}

/** Lines with their signatures, which stand in a file of their own. */
async function ledgerLines(contents: Contents): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = [];
  const signatures = contents.lines('data/ledger.sig');
  for await (const line of contents.lines('data/ledger.ndjson')) {
    const { value } = await signatures.next();
    lines.push({ seq: lines.length + 1, line, signature: value ?? '' });
  }
  // A signature too many is a line that was taken away.
  for await (const signature of signatures) lines.push({ seq: lines.length + 1, line: '', signature });
  return lines;
}

/** Of each finding of another device: its line is signed by the key it names, and this ledger tells of the import. */
async function checkOrigins(
  contents: Contents,
  imported: ReadonlySet<string>,
  checks: Checks,
): Promise<Origin[]> {
  const origins: Origin[] = [];
  if (!contents.sums.has(ORIGINS)) return origins;
  for await (const line of contents.lines(ORIGINS)) {
    const one = originOf(line);
    if (!one) {
      checks.broken('origin', ORIGINS, 'not-a-line');
      continue;
    }
    origins.push(one);
    const fault = await originFault(one, imported);
    if (fault) checks.broken('origin', one.finding, fault);
    else checks.kept('origin', one.finding);
  }
  return origins;
}

function originOf(line: string): Origin | null {
  try {
    return parseWith(origin, JSON.parse(line), 'origin');
  } catch {
    return null;
  }
}

/** What is wrong with the line of another device; null when all holds. */
export async function originFault(
  { finding, public: key, line }: Origin,
  imported?: ReadonlySet<string>,
): Promise<string | null> {
  if (!(await isSignature(key, line.signature, utf8.encode(line.line)))) return 'bad-signature';
  const entry = (() => {
    try {
      return entryOf(line);
    } catch {
      return null;
    }
  })();
  if (entry?.type !== 'capture' && entry?.type !== 'adopted') return 'not-a-line';
  if (entry.key !== keyIdOf(key)) return 'unknown-key';
  if (entry.finding !== finding) return 'other-finding';
  return imported && !imported.has(entry.key) ? 'no-import-line' : null;
}

/** SHA-256 of a line by its number; undefined when there is no such line. */
export function digestOfLine(lines: readonly LedgerLine[], seq: number): string | undefined {
  const line = lines[seq - 1];
  return line && hashOfLine(line.line);
}
