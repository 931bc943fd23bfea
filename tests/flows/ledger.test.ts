import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalBytes, checkLedger, entryOf, sha256Hex } from '../../utils/evidence/index.ts';
import { closeDatabase, database, evidenceStore } from '../../utils/storage/index.ts';
import { findingOf } from '../unit/evidence/samples.ts';
import { AT, capture, emptyDatabase, ledgerAt, order, stored } from './capture-samples.ts';

beforeEach(emptyDatabase);

const entries = async () => (await evidenceStore.ledger()).map(entryOf);
const faults = async () => {
  const key = await evidenceStore.key();
  return (await checkLedger(await evidenceStore.ledger(), key?.public)).faults;
};

describe('the ledger of a device', () => {
  it('begins with its key and has a line for each capture, with the hash of its record', async () => {
    for (let n = 0; n < 3; n++) await capture();
    const [key, ...captures] = await entries();
    expect(key).toMatchObject({ type: 'key', seq: 1, software: '0.1.0' });
    const findings = (await stored()).findings.sort((a, b) => a.number - b.number);
    const records = await Promise.all(findings.map((one) => sha256Hex(canonicalBytes(one))));
    expect(captures).toMatchObject(
      findings.map(({ id, number }, i) => ({ type: 'capture', finding: id, number, record: records[i] })),
    );
    expect(await faults()).toEqual([]);
  });

  it('keeps its key when it is opened anew, and signs with the same', async () => {
    await capture();
    const before = await evidenceStore.key();
    await closeDatabase();
    await capture();
    expect((await evidenceStore.key())?.public).toBe(before?.public);
    expect(await faults()).toEqual([]);
  });

  it('notes a clock that was set back, in the line and in the record', async () => {
    await capture();
    const early = new Date(AT.getTime() - 3_600_000);
    const given = order();
    await capture(given, { clock: () => early });
    expect((await entries()).at(-1)).toMatchObject({ at: early.toISOString(), clock: 'set-back' });
    const second = (await stored()).findings.find(({ id }) => id === given.capture);
    expect(second?.notes).toContainEqual({ code: 'clock-set-back' });
    expect(await faults()).toEqual([]);
  });

  it('notes nothing of a clock that goes on, at the first capture either', async () => {
    let now = AT.getTime();
    const clock = () => new Date(now++);
    await capture(order(), { clock });
    await capture(order(), { clock });
    const notes = (await stored()).findings.flatMap((one) => one.notes ?? []);
    expect(notes.filter(({ code }) => code === 'clock-set-back')).toEqual([]);
  });

  it('keeps a tombstone of what was deleted, with its hash and the reason', async () => {
    const { id } = await capture();
    const [finding] = (await stored()).findings;
    await ledgerAt().remove(id, { type: 'deletion', reason: 'request', why: 'asked by a letter' });
    const record = await sha256Hex(canonicalBytes(finding));
    expect((await entries()).at(-1)).toMatchObject({
      type: 'deletion',
      finding: id,
      number: 1,
      record,
      reason: 'request',
      why: 'asked by a letter',
    });
    expect([(await stored()).findings, [...(await stored()).blobs]]).toEqual([[], []]);
    expect(await faults()).toEqual([]);
    await expect(
      ledgerAt().remove(id, { type: 'deletion', reason: 'mistake', why: '' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('notes what speaks for a finding', async () => {
    const { id } = await capture();
    const support = { kind: 'archived-copy' as const, url: 'https://archive.example/1', note: '' };
    await ledgerAt().support(id, { type: 'support', support });
    expect((await entries()).at(-1)).toMatchObject({ type: 'support', finding: id, support });
  });

  it('enters what was saved before there was a ledger, oldest first, when it begins', async () => {
    const old = [2, 1].map((n) =>
      findingOf({ id: `00000000-0000-4000-8000-00000000000${n}`, number: n, artefacts: [] }),
    );
    const db = await database();
    for (const finding of old) await db.add('findings', finding);
    await db.put('counters', 2, 'finding');
    expect(await capture()).toMatchObject({ number: 3 });
    expect((await entries()).map((one) => [one.type, 'number' in one ? one.number : 0])).toEqual([
      ['key', 0],
      ['adopted', 1],
      ['adopted', 2],
      ['capture', 3],
    ]);
    expect(await faults()).toEqual([]);
  });

  it('takes over findings of another device once', async () => {
    await capture();
    const finding = findingOf({ number: 1, artefacts: [] });
    const line = { seq: 2, line: 'x', signature: 'AA==' };
    const origin = { finding: finding.id, public: 'AAAA', line, importedAt: AT.toISOString() };
    const body = { from: 'a'.repeat(16), head: 'b'.repeat(64), findings: 1 };
    for (let n = 0; n < 2; n++) await ledgerAt().merge([{ finding, origin, blobs: new Map() }], body);
    expect((await stored()).findings).toHaveLength(2);
    expect(await evidenceStore.origins()).toEqual([origin]);
    expect(await capture()).toMatchObject({ number: 2 });
    expect(await faults()).toEqual([]);
  });
});
