import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkLedger, entryOf, hashOfLine, timestampRequest } from '../../utils/evidence/index.ts';
import { acceptStamp, type StoredTimestamp } from '../../utils/flows/index.ts';
import { evidenceStore } from '../../utils/storage/index.ts';
import { has, makeAuthority } from '../unit/evidence/tools/authority.ts';
import { capture, emptyDatabase, ledgerAt } from './capture-samples.ts';

beforeEach(emptyDatabase);

async function asked(): Promise<StoredTimestamp> {
  const last = await evidenceStore.lastLine();
  const digest = hashOfLine(last?.line ?? '');
  const row = { seq: last?.seq ?? 0, digest, request: timestampRequest(digest), token: null };
  return { ...row, authority: 'https://tsa.example/', askedAt: '2026-11-22T20:00:00.000Z' };
}
const accept = (answer: Uint8Array<ArrayBuffer>, rows: StoredTimestamp[]) =>
  acceptStamp({ store: evidenceStore, ledger: ledgerAt() })(answer, rows);

describe.skipIf(!has('openssl', 'version'))('the answer of an authority (openssl)', () => {
  const authority = () => makeAuthority();

  it('is kept beside its request and entered in the ledger', async () => {
    await capture();
    const [other, row] = [await asked(), await asked()];
    const answer = authority().stamp(row.request);
    const stamped = await accept(answer, [other, row]);
    expect(stamped.seq).toBe(2);
    expect(await evidenceStore.timestamps()).toMatchObject([{ seq: 2, token: answer }]);
    const lines = await evidenceStore.ledger();
    expect(lines.map(entryOf).at(-1)).toMatchObject({
      type: 'timestamp',
      of: 2,
      stampedAt: stamped.stampedAt,
    });
    expect((await checkLedger(lines)).faults).toEqual([]);
  });

  it('to another question, or with a bit changed, is refused and nothing is kept', async () => {
    await capture();
    const [row, foreign] = [await asked(), timestampRequest('0'.repeat(64))];
    const { stamp } = authority();
    await expect(accept(stamp(foreign), [row])).rejects.toMatchObject({ code: 'foreign-answer' });
    const broken = stamp(row.request);
    // The signature stands at the end.
    broken[broken.length - 3] = (broken[broken.length - 3] ?? 0) ^ 1;
    await expect(accept(broken, [row])).rejects.toThrow();
    expect([await evidenceStore.timestamps(), (await evidenceStore.ledger()).length]).toEqual([[], 2]);
  });
});
