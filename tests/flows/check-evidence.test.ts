import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  base64Of,
  bytesOfBase64,
  type DeviceKey,
  type EntryBody,
  lineAfter,
  makeDeviceKey,
  recordHash,
  sha256Hex,
  sha256OfBlob,
} from '../../utils/evidence/index.ts';
import {
  type CheckPorts,
  checkEvidence,
  checkFinding,
  type EvidenceCheck,
} from '../../utils/flows/check-evidence.ts';
import type { Finding, LedgerLine, Origin } from '../../utils/model/index.ts';
import { sealedFinding } from '../unit/evidence/samples.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const NOW = new Date('2026-11-25T12:00:00.000Z');

/** A device with findings of three files each, in memory, as storage keeps them. */
class Device {
  lines: LedgerLine[] = [];
  all: Finding[] = [];
  foreign: Origin[] = [];
  blobs = new Map<string, Blob>();
  last: EvidenceCheck | null = null;
  readonly deviceKey: DeviceKey;

  constructor(deviceKey: DeviceKey) {
    this.deviceKey = deviceKey;
  }

  ports = (random = Math.random): CheckPorts => ({
    store: {
      key: async () => ({ ...this.deviceKey, madeAt: NOW.toISOString() }),
      ledger: async () => [...this.lines],
      findings: async () => [...this.all],
      origins: async () => this.foreign,
      blob: async (finding, sha256) => this.blobs.get(`${finding} ${sha256}`),
    },
    lastCheck: {
      load: async () => this.last,
      save: async (check) => {
        this.last = check;
      },
    },
    clock: () => NOW,
    random,
  });

  async append(body: EntryBody): Promise<void> {
    this.lines.push(await lineAfter(this.lines.at(-1) ?? null, body, NOW, this.deviceKey));
  }

  async make(n: number): Promise<Finding> {
    const files = await Promise.all(
      (['screenshot', 'markup', 'text'] as const).map(async (role) => {
        const blob = new Blob([`${role} of ${n}`]);
        const sha256 = await sha256Hex(await blob.arrayBuffer());
        this.blobs.set(`${uuid(n)} ${sha256}`, blob);
        return {
          role,
          mediaType: 'text/plain',
          bytes: blob.size,
          sha256,
          url: null,
          fetchedAt: NOW.toISOString(),
        };
      }),
    );
    return sealedFinding({ id: uuid(n), number: n, artefacts: files });
  }

  async capture(n: number): Promise<void> {
    const finding = await this.make(n);
    this.all.push(finding);
    await this.append({ type: 'capture', finding: finding.id, number: n, record: recordHash(finding) });
  }

  remove(n: number): void {
    this.all = this.all.filter(({ number }) => number !== n);
  }

  files = (n: number) => [...this.blobs.keys()].filter((key) => key.startsWith(uuid(n)));
}

let device: Device;
beforeEach(async () => {
  const key = await makeDeviceKey();
  device = new Device(key);
  await device.append({ type: 'key', public: key.public, software: 'test' });
  for (let n = 1; n <= 4; n++) await device.capture(n);
});

const codes = ({ faults }: EvidenceCheck) =>
  faults.map((fault) => [fault.of === 'ledger' ? fault.seq : fault.number, fault.code]);

describe('a check of all evidence', () => {
  it('finds nothing where all is as it was, says what it looked at, and is kept', async () => {
    const seen: number[] = [];
    const check = await checkEvidence(device.ports(), { onProgress: ({ done }) => seen.push(done) });
    expect(check).toMatchObject({
      at: NOW.toISOString(),
      lines: 5,
      findings: 4,
      of: 4,
      files: 12,
      faultCount: 0,
    });
    expect(check.bytes).toBe([...device.blobs.values()].reduce((sum, { size }) => sum + size, 0));
    expect(device.last).toEqual(check);
    expect(seen).toEqual([0, 1, 2, 3]);
  });

  it.each<[string, (device: Device) => void, [number, string][]]>([
    [
      'a changed record',
      (d) => (d.all = d.all.map((f) => (f.number === 2 ? { ...f, ref: 'x' } : f))),
      [[2, 'record-changed']],
    ],
    ['a finding that is gone', (d) => d.remove(3), [[3, 'gone']]],
    [
      'a finding without line',
      (d) => void d.all.push(sealedFinding({ id: uuid(9), number: 9, artefacts: [] })),
      [[9, 'no-line']],
    ],
    ['a missing file', (d) => void d.blobs.delete(d.files(2)[1] ?? ''), [[2, 'file-missing']]],
    [
      'a changed file',
      (d) => void d.blobs.set(d.files(4)[0] ?? '', new Blob(['other'])),
      [[4, 'file-changed']],
    ],
    [
      'a file that cannot be read',
      (d) => void d.blobs.set(d.files(4)[0] ?? '', unreadable()),
      [[4, 'file-unreadable']],
    ],
  ])('names %s', async (_, harm, expected) => {
    harm(device);
    expect(codes(await checkEvidence(device.ports()))).toEqual(expected);
  });

  it('names a line that was changed, and every flipped bit of a signature', async () => {
    const line = device.lines[2];
    if (line) device.lines[2] = { ...line, line: line.line.replace('"number":2', '"number":8') };
    expect(codes(await checkEvidence(device.ports()))).toEqual([
      [3, 'bad-signature'],
      [4, 'broken-link'],
    ]);
    const signature = bytesOfBase64(device.lines[4]?.signature ?? '');
    signature[9] = (signature[9] ?? 0) ^ 1;
    const last = device.lines[4];
    if (last) device.lines[4] = { ...last, signature: base64Of(signature) };
    expect(codes(await checkEvidence(device.ports())).at(-1)).toEqual([5, 'bad-signature']);
  });

  it('does not miss a finding that was deleted with a tombstone', async () => {
    const [finding] = device.all;
    if (!finding) throw new Error('no finding');
    const of = { finding: finding.id, number: 1, record: recordHash(finding) };
    device.remove(1);
    await device.append({ type: 'deletion', ...of, reason: 'mistake', why: '' });
    expect((await checkEvidence(device.ports())).faults).toEqual([]);
  });

  it('tells a ledger that another key wrote from its own', async () => {
    const other = new Device(await makeDeviceKey());
    await other.append({ type: 'key', public: other.deviceKey.public, software: 'test' });
    device.lines = other.lines;
    device.all = [];
    expect(codes(await checkEvidence(device.ports()))).toEqual([[1, 'foreign-key']]);
  });

  it('tells lines that were cut off since the check before, each time until they are back', async () => {
    await checkEvidence(device.ports());
    const whole = [...device.lines];
    device.lines.pop();
    device.remove(4);
    expect(codes(await checkEvidence(device.ports()))).toEqual([[5, 'cut-off']]);
    expect(codes(await checkEvidence(device.ports()))).toEqual([[5, 'cut-off']]);
    await device.capture(5);
    expect(codes(await checkEvidence(device.ports()))).toEqual([[5, 'rewritten']]);
    device.lines = whole;
    device.all = [];
    expect(codes(await checkEvidence(device.ports())).map(([, code]) => code)).toEqual(
      Array.from({ length: 4 }, () => 'gone'),
    );
  });

  it('looks at so many findings by chance, and at the whole ledger', async () => {
    device.blobs.clear();
    const random = vi.fn().mockReturnValueOnce(0.99).mockReturnValue(0);
    const check = await checkEvidence(device.ports(random), { sample: 2 });
    expect(check).toMatchObject({ findings: 2, of: 4, lines: 5, faultCount: 6 });
    expect([...new Set(codes(check).map(([number]) => number))]).toEqual([4, 1]);
    expect((await checkEvidence(device.ports(), { sample: 99 })).findings).toBe(4);
  });

  it('does not forget in a sample what did not agree before', async () => {
    const [first] = device.files(2);
    const blob = device.blobs.get(first ?? '');
    device.blobs.delete(first ?? '');
    await checkEvidence(device.ports());
    const takeFirst = () => 0;
    expect(codes(await checkEvidence(device.ports(takeFirst), { sample: 1 }))).toEqual([[2, 'file-missing']]);
    if (blob) device.blobs.set(first ?? '', blob);
    expect(await checkEvidence(device.ports(takeFirst), { sample: 1 })).toMatchObject({
      findings: 2,
      faultCount: 0,
    });
    expect(await checkEvidence(device.ports(takeFirst), { sample: 1 })).toMatchObject({ findings: 1 });
  });

  it('that is cancelled says why and leaves nothing', async () => {
    const life = new AbortController();
    const work = checkEvidence(device.ports(), {
      signal: life.signal,
      onProgress: ({ done }) => done === 1 && life.abort(new Error('cancelled')),
    });
    await expect(work).rejects.toThrow('cancelled');
    expect(device.last).toBeNull();
  });
});

const unreadable = (): Blob => {
  const blob = new Blob(['x']);
  return Object.assign(blob, { arrayBuffer: () => Promise.reject(new Error('gone')) });
};

describe('a finding of another device', () => {
  async function take(): Promise<{ other: Device; finding: Finding; origin: Origin }> {
    const other = new Device(await makeDeviceKey());
    await other.append({ type: 'key', public: other.deviceKey.public, software: 'test' });
    await other.capture(7);
    const [finding] = other.all;
    const line = other.lines[1];
    if (!finding || !line) throw new Error('nothing to take');
    for (const [key, blob] of other.blobs) device.blobs.set(key, blob);
    const origin = {
      finding: finding.id,
      public: other.deviceKey.public,
      line,
      importedAt: NOW.toISOString(),
    };
    device.all.push(finding);
    device.foreign.push(origin);
    return { other, finding, origin };
  }

  it('stands on the line and key of its device', async () => {
    const { other, finding } = await take();
    expect((await checkEvidence(device.ports())).faults).toEqual([]);
    const check = await checkFinding(finding, device.ports().store);
    expect(check).toMatchObject({ seq: 2, key: other.deviceKey.id, files: 3, faults: [] });
  });

  it('is told from one whose line another key signed, or is of another finding, or has another record', async () => {
    const { origin, other } = await take();
    device.foreign = [{ ...origin, public: device.deviceKey.public }];
    expect(codes(await checkEvidence(device.ports()))).toEqual([[7, 'bad-origin']]);
    device.foreign = [{ ...origin, line: other.lines[0] ?? origin.line }];
    expect(codes(await checkEvidence(device.ports()))).toEqual([[7, 'bad-origin']]);
    device.foreign = [origin];
    device.all = device.all.map((one) => (one.number === 7 ? { ...one, ref: 'other' } : one));
    expect(codes(await checkEvidence(device.ports()))).toEqual([[7, 'record-changed']]);
  });
});

describe('a check of one finding', () => {
  it('names its line, and only what concerns it', async () => {
    const [, second] = device.all;
    if (!second) throw new Error('no finding');
    const last = device.lines[4];
    if (last) device.lines[4] = { ...last, signature: device.lines[3]?.signature ?? '' };
    const check = await checkFinding(second, device.ports().store);
    expect(check).toMatchObject({ seq: 3, key: device.deviceKey.id, record: recordHash(second), faults: [] });
    device.blobs.clear();
    expect((await checkFinding(second, device.ports().store)).faults).toHaveLength(3);
  });
});

describe('the hash of a blob', () => {
  it('is the same in pieces as at once', async () => {
    const blob = new Blob([new Uint8Array(300_000).map((_, i) => (i * 7) % 251)]);
    expect(await sha256OfBlob(blob, 10)).toBe(await sha256Hex(await blob.arrayBuffer()));
    expect(await sha256OfBlob(blob)).toBe(await sha256OfBlob(blob, 10));
  });
});
