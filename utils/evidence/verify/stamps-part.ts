import type { LedgerLine } from '../../model/index.ts';
import type { LedgerFacts } from '../ledger-facts.ts';
import { TokenError, type TokenFacts, verifyToken } from '../timestamp/index.ts';
import type { Checks } from './checks.ts';
import type { Contents } from './contents.ts';
import { digestOfLine } from './ledger-part.ts';

/** A stamp that was read, with the line it is of. */
export type ReadStamp = TokenFacts & { seq: number; path: string };

const REQUEST = /^timestamps\/line-(\d{1,9})(-\d{1,4})?\.tsq$/;
const ANSWER = /^timestamps\/line-(\d{1,9})(-\d{1,4})?\.tsr$/;

/** Each answer of an authority: it stamps the line whose number it has, it answers its request, its signature holds. */
export async function checkStamps(
  contents: Contents,
  lines: readonly LedgerLine[],
  facts: LedgerFacts,
  checks: Checks,
): Promise<ReadStamp[]> {
  const stamps: ReadStamp[] = [];
  for (const path of [...contents.sums.keys()].filter((one) => one.startsWith('timestamps/'))) {
    const seq = Number(ANSWER.exec(path)?.[1] ?? 0);
    if (seq > 0) {
      const stamp = await readStamp(contents, path, digestOfLine(lines, seq) ?? '', checks);
      if (stamp) stamps.push({ ...stamp, seq, path });
    } else if (!REQUEST.test(path)) checks.broken('timestamp', path, 'unknown-name');
    else if (!contents.sums.has(path.replace(/q$/, 'r'))) checks.absent('timestamp', path, 'not-answered');
  }
  for (const { of } of facts.stamps) {
    if (!stamps.some(({ seq }) => seq === of)) checks.absent('timestamp', `line ${of}`, 'token-not-here');
  }
  return stamps;
}

async function readStamp(
  contents: Contents,
  path: string,
  digest: string,
  checks: Checks,
): Promise<TokenFacts | null> {
  const answer = (await contents.bytes(path)) ?? new Uint8Array();
  const request = await contents.bytes(path.replace(/r$/, 'q'));
  try {
    const facts = await verifyToken(answer, { digest, ...(request && { request }) });
    const fault = faultOf(facts);
    if (fault) checks.broken('timestamp', path, fault);
    else checks.kept('timestamp', path);
    return fault ? null : facts;
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    checks.broken('timestamp', path, error.code);
    return null;
  }
}

function faultOf({ imprintMatches, nonceMatches, signatureValid }: TokenFacts): string | null {
  if (!imprintMatches) return 'other-line';
  if (nonceMatches === false) return 'other-request';
  return signatureValid ? null : 'bad-signature';
}
