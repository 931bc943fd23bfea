import { createHash, createPublicKey, verify } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  base64Of,
  checkLedger,
  type DeviceKey,
  type EntryBody,
  keyIdOf,
  keyOfPem,
  lineAfter,
  makeDeviceKey,
  publicPem,
} from '../../../utils/evidence/index.ts';
import type { LedgerLine } from '../../../utils/model/index.ts';

const at = new Date('2026-11-22T20:00:00.000Z');
const capture = (n: number): EntryBody => ({
  type: 'capture',
  finding: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  number: n,
  record: String(n).repeat(64).slice(0, 64),
});

let key: DeviceKey;
let lines: LedgerLine[];

async function ledgerOf(of: DeviceKey, count: number): Promise<LedgerLine[]> {
  const made = [await lineAfter(null, { type: 'key', public: of.public, software: '0.1.0' }, at, of)];
  for (let n = 1; n <= count; n++) made.push(await lineAfter(made.at(-1) ?? null, capture(n), at, of));
  return made;
}

beforeAll(async () => {
  key = await makeDeviceKey();
  lines = await ledgerOf(key, 4);
});

const faults = async (of: readonly LedgerLine[], trusted?: string) =>
  (await checkLedger(of, trusted)).faults.map(({ seq, code }) => `${seq} ${code}`);
const withLine = (n: number, change: (line: LedgerLine) => LedgerLine) =>
  lines.map((one, i) => (i === n ? change(one) : one));
const edited = (line: LedgerLine, from: string, to: string) => ({
  ...line,
  line: line.line.replace(from, to),
});

describe('a ledger', () => {
  it('is a chain that others can check: hashes by hand, signatures by another implementation', async () => {
    const digest = (text: string) => createHash('sha256').update(text).digest('hex');
    const publicKey = createPublicKey(publicPem(key.public));
    for (const [i, { line, signature }] of lines.entries()) {
      const { prev, seq, key: id } = JSON.parse(line);
      expect([seq, prev, id]).toEqual([i + 1, i ? digest(lines[i - 1]?.line ?? '') : '0'.repeat(64), key.id]);
      expect(verify(null, Buffer.from(line), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
    }
    const checked = await checkLedger(lines, key.public);
    expect([checked.faults, checked.head]).toEqual([[], digest(lines.at(-1)?.line ?? '')]);
    expect(checked.entries.map(({ type }) => type)).toEqual([
      'key',
      'capture',
      'capture',
      'capture',
      'capture',
    ]);
  });

  it('has a key that cannot be taken out, known by the hash of its public half', async () => {
    await expect(crypto.subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow();
    const hash = createHash('sha256').update(Buffer.from(key.public, 'base64')).digest('hex');
    expect(keyIdOf(key.public)).toBe(hash.slice(0, 16));
    expect(keyOfPem(publicPem(key.public))).toBe(key.public);
    expect(keyOfPem('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')).toBeNull();
  });

  it('is empty and right before anything was captured', async () => {
    expect(await checkLedger([])).toEqual({ entries: [], faults: [], head: '0'.repeat(64) });
  });

  it.each<[string, () => LedgerLine[], string[]]>([
    [
      'a changed line',
      () => withLine(2, (one) => edited(one, '"number":2', '"number":9')),
      ['3 bad-signature', '4 broken-link'],
    ],
    ['a line taken out', () => lines.filter((_, i) => i !== 2), ['3 gap', '3 broken-link', '4 gap']],
    ['a line taken from the end is not seen', () => lines.slice(0, -1), []],
    [
      'two lines exchanged',
      () => [0, 2, 1, 3, 4].map((i) => lines[i] as LedgerLine),
      ['2 gap', '2 broken-link', '3 gap', '3 broken-link', '4 broken-link'],
    ],
    [
      'a changed signature',
      () => withLine(1, (one) => ({ ...one, signature: base64Of(new Uint8Array(64)) })),
      ['2 bad-signature'],
    ],
    [
      'spaces between',
      () => withLine(4, (one) => edited(one, ',', ', ')),
      ['5 not-canonical', '5 bad-signature'],
    ],
    ['no JSON', () => withLine(4, (one) => ({ ...one, line: '{' })), ['5 not-a-line']],
    ['a field too many', () => withLine(4, (one) => edited(one, '{', '{"a":1,')), ['5 not-a-line']],
    [
      'no beginning',
      () => lines.slice(1),
      [
        '1 gap',
        '1 broken-link',
        '1 unknown-key',
        '2 gap',
        '2 unknown-key',
        '3 gap',
        '3 unknown-key',
        '4 gap',
        '4 unknown-key',
      ],
    ],
  ])('shows %s', async (_, of, expected) => {
    expect(await faults(of())).toEqual(expected);
  });

  it('of another key is told from ours, and a line of another key is not taken', async () => {
    const other = await makeDeviceKey();
    expect(await faults(await ledgerOf(other, 1), key.public)).toEqual(['1 foreign-key']);
    const intruder = await lineAfter(lines.at(-1) ?? null, capture(5), at, other);
    expect(await faults([...lines, intruder])).toEqual(['6 unknown-key']);
    const selfMade = await lineAfter(
      lines.at(-1) ?? null,
      { type: 'key', public: other.public, software: 'x' },
      at,
      other,
    );
    expect(await faults([...lines, selfMade])).toEqual(['6 unknown-key']);
    const after = await lineAfter(selfMade, capture(5), at, other);
    expect(await faults([...lines, selfMade, after])).toEqual(['6 unknown-key', '7 unknown-key']);
  });

  it('goes on with a key that the key before has introduced', async () => {
    const next = await makeDeviceKey();
    const introduced = await lineAfter(
      lines.at(-1) ?? null,
      { type: 'key', public: next.public, software: 'x' },
      at,
      key,
    );
    const after = await lineAfter(introduced, capture(5), at, next);
    expect(await faults([...lines, introduced, after], key.public)).toEqual([]);
  });

  it('takes no entry that is out of bounds', async () => {
    await expect(lineAfter(null, { ...capture(1), number: 0 } as EntryBody, at, key)).rejects.toThrow(
      'number',
    );
  });
});
