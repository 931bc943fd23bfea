import { sha256Hex, type TokenFacts, verifyToken } from '../evidence/index.ts';
import type { EvidenceStore, StoredTimestamp } from './evidence-ports.ts';
import type { Ledger } from './ledger.ts';
import { PortError } from './ports.ts';

type Ports = { store: Pick<EvidenceStore, 'putTimestamp'>; ledger: Pick<Ledger, 'append'> };

/** Whether a token holds for what was asked. */
export const holds = ({ imprintMatches, nonceMatches, signatureValid }: TokenFacts): boolean =>
  imprintMatches && nonceMatches !== false && signatureValid;

/**
 * Checks the answer of a timestamp authority, keeps it beside its request and enters it in the ledger.
 * @param asked the requests that it may answer
 * @throws PortError foreign-answer when it answers none of them, bad-stamp when its signature does not hold
 * @throws TokenError not-an-answer, refused, no-certificate
 */
export function acceptStamp({ store, ledger }: Ports) {
  return async (answer: Uint8Array<ArrayBuffer>, asked: readonly StoredTimestamp[]) => {
    const { row, facts } = await answered(answer, asked);
    if (!holds(facts)) throw new PortError('bad-stamp', facts.authority);
    const { stampedAt, authority } = facts;
    await store.putTimestamp({ ...row, token: answer });
    const token = await sha256Hex(answer);
    await ledger.append({ type: 'timestamp', of: row.seq, token, stampedAt, authority });
    return { seq: row.seq, stampedAt, authority };
  };
}

async function answered(answer: Uint8Array<ArrayBuffer>, asked: readonly StoredTimestamp[]) {
  for (const row of asked) {
    const facts = await verifyToken(answer, { digest: row.digest, request: row.request });
    if (facts.imprintMatches && facts.nonceMatches) return { row, facts };
  }
  throw new PortError('foreign-answer');
}
