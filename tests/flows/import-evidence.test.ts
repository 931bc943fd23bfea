import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalText, checkLedger, entryOf, hashOfLine, lineAfter } from '../../utils/evidence/index.ts';
import { createLedger, type EvidenceStore, importEvidence, PortError } from '../../utils/flows/index.ts';
import type { Finding, Origin } from '../../utils/model/index.ts';
import {
  type Device,
  deviceWith,
  NOW,
  newDevice,
  packed,
  sourceOf,
} from '../unit/evidence/package/samples.ts';

type Store = Pick<EvidenceStore, 'key' | 'ledger' | 'lastLine' | 'find' | 'blob' | 'merge'>;
const clock = () => NOW;

/** A store in memory over a device; it refuses what the real one must refuse. */
function storeOf(device: Device, origins: (Origin | null)[] = []): Store {
  return {
    key: async () => ({ ...device.key, madeAt: NOW.toISOString() }),
    ledger: async () => device.ledger,
    lastLine: async () => device.ledger.at(-1) ?? null,
    find: async (id) => device.findings.get(id) ?? null,
    blob: async (finding, sha256) => device.blobs.get(`${finding} ${sha256}`),
    async merge(rows, line) {
      if (line.seq !== device.ledger.length + 1) throw new PortError('ledger-moved');
      for (const { finding, origin, blobs } of rows) {
        expect(device.findings.has(finding.id)).toBe(false);
        device.findings.set(finding.id, finding);
        for (const [sha256, blob] of blobs) device.blobs.set(`${finding.id} ${sha256}`, blob);
        origins.push(origin);
      }
      device.ledger.push(line);
    },
  };
}

function portsOf(store: Store) {
  const ports = { store: store as EvidenceStore, clock, lock: <T>(work: () => Promise<T>) => work() };
  return { store, clock, ledger: createLedger({ ...ports, software: '0' }) };
}

const blobOf = async (device: Device, part = {}) => new Blob([(await packed(sourceOf(device, part))).bytes]);
const idsOf = (device: Device) => [...device.findings.keys()].sort();

let other: Device;
let here: Device;
beforeEach(async () => {
  [other, here] = [await deviceWith(3), await deviceWith(1)];
});

describe('import of a package of another device', () => {
  it('adds its findings with files, with the lines that sealed them and one line of its own', async () => {
    const origins: (Origin | null)[] = [];
    const result = await importEvidence(portsOf(storeOf(here, origins)))(await blobOf(other));
    expect(result).toMatchObject({ added: 3, known: 0, refused: [], verification: { intact: true } });
    expect(idsOf(here)).toEqual(expect.arrayContaining(idsOf(other)));
    for (const [name, blob] of other.blobs)
      expect(await here.blobs.get(name)?.text()).toBe(await blob.text());
    expect(origins.map((one) => one?.line)).toEqual(other.ledger.slice(1));
    expect(origins.map((one) => one?.public)).toEqual(Array(3).fill(other.key.public));
    const { entries, faults } = await checkLedger(here.ledger, here.key.public);
    expect(faults).toEqual([]);
    const head = hashOfLine(other.ledger.at(-1)?.line ?? '');
    expect(entries.at(-1)).toMatchObject({ type: 'import', from: other.key.id, head, findings: 3 });
  });

  it('makes no doubles the second time', async () => {
    const store = storeOf(here);
    const file = await blobOf(other);
    await importEvidence(portsOf(store))(file);
    const lines = here.ledger.length;
    expect(await importEvidence(portsOf(store))(file)).toMatchObject({ added: 0, known: 3, refused: [] });
    expect(here.ledger).toHaveLength(lines);
  });

  it('gives a package that passes again, with what was taken over', async () => {
    const origins: (Origin | null)[] = [];
    await importEvidence(portsOf(storeOf(here, origins)))(await blobOf(other));
    const third = await newDevice();
    const again = await blobOf(here, { origins: origins.filter((one) => one !== null) });
    const taken: (Origin | null)[] = [];
    const result = await importEvidence(portsOf(storeOf(third, taken)))(again);
    expect(result).toMatchObject({ added: 4, refused: [], verification: { intact: true } });
    const keys = taken.map((one) => one?.public);
    expect(new Set(keys)).toEqual(new Set([here.key.public, other.key.public]));
    // One line for each device the findings are from.
    expect(third.ledger.slice(1).map((line) => entryOf(line).type)).toEqual(['import', 'import']);
  });

  it('refuses the same id with another record', async () => {
    const [id = ''] = other.findings.keys();
    here.findings.set(id, { ...(other.findings.get(id) as Finding), ref: 'other' });
    const result = await importEvidence(portsOf(storeOf(here)))(await blobOf(other));
    expect(result).toMatchObject({ added: 2, refused: [{ finding: id, code: 'other-record' }] });
    expect(here.findings.get(id)?.ref).toBe('other');
  });

  it('refuses what lacks files, and what no ledger seals', async () => {
    const [first, second] = [...other.findings.values()];
    other.blobs.delete(`${first?.id} ${first?.artefacts[1]?.sha256}`);
    other.findings.set(second?.id ?? '', { ...(second as Finding), ref: 'altered later' });
    const unsealed = { ...(first as Finding), id: crypto.randomUUID(), artefacts: [] };
    other.findings.set(unsealed.id, unsealed);
    const result = await importEvidence(portsOf(storeOf(here)))(await blobOf(other));
    expect(result.refused).toEqual([
      { finding: first?.id, code: 'without-files' },
      { finding: second?.id, code: 'broken' },
      { finding: unsealed.id, code: 'not-sealed' },
    ]);
    expect(result.added).toBe(1);
  });

  it('takes nothing from a package that was changed', async () => {
    const bytes = new Uint8Array(await (await blobOf(other)).arrayBuffer());
    const at = Buffer.from(bytes).indexOf('"prev":"') + 20;
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    const result = await importEvidence(portsOf(storeOf(here)))(new Blob([bytes]));
    expect(result).toMatchObject({ added: 0, verification: { intact: false } });
    expect(result.refused.map(({ code }) => code)).toEqual(['broken', 'broken', 'broken']);
  });

  it('takes nothing from a package that a stranger signed, though each finding is whole', async () => {
    const stranger = sourceOf(await newDevice());
    const file = await blobOf(other, { publicKey: stranger.publicKey, sign: stranger.sign });
    const result = await importEvidence(portsOf(storeOf(here)))(file);
    expect([result.added, result.refused.map(({ code }) => code)]).toEqual([
      0,
      ['broken', 'broken', 'broken'],
    ]);
  });

  it('tells its progress, and stops at the signal with nothing half added', async () => {
    const abort = new AbortController();
    const steps = new Set<string>();
    const running = importEvidence(portsOf(storeOf(here)))(await blobOf(other), {
      signal: abort.signal,
      onProgress: ({ step }) => {
        steps.add(step);
        abort.abort(new Error('stopped'));
      },
    });
    await expect(running).rejects.toThrow('stopped');
    expect([steps, here.findings.size, here.ledger.length]).toEqual([new Set(['checking']), 1, 2]);
  });

  it('hands on what the store says', async () => {
    const store: Store = {
      ...storeOf(here),
      merge: async () => {
        throw new PortError('disk-full');
      },
    };
    await expect(importEvidence(portsOf(store))(await blobOf(other))).rejects.toThrow('disk-full');
  });
});

describe('import of own findings', () => {
  it('brings back as own what was lost', async () => {
    const file = await blobOf(other);
    const [lost = ''] = other.findings.keys();
    other.findings.delete(lost);
    const origins: (Origin | null)[] = [];
    const result = await importEvidence(portsOf(storeOf(other, origins)))(file);
    expect(result).toMatchObject({ added: 1, known: 2, refused: [] });
    expect(origins).toEqual([null]);
    expect(other.findings.has(lost)).toBe(true);
  });

  it('does not bring back what was deleted', async () => {
    const file = await blobOf(other);
    const [gone] = [...other.findings.values()];
    if (!gone) throw new Error('a finding');
    const { finding, number, record } = entryOf(other.ledger[1] ?? { seq: 0, line: '', signature: '' }) as {
      finding: string;
      number: number;
      record: string;
    };
    const body = { type: 'deletion' as const, finding, number, record, reason: 'request' as const, why: '' };
    other.ledger.push(await lineAfter(other.ledger.at(-1) ?? null, body, NOW, other.key));
    other.findings.delete(gone.id);
    const result = await importEvidence(portsOf(storeOf(other)))(file);
    expect(result).toMatchObject({ added: 0, refused: [{ finding: gone.id, code: 'deleted' }] });
  });

  it('keeps the former key where the device has another now', async () => {
    const fresh = await newDevice();
    const origins: (Origin | null)[] = [];
    await importEvidence(portsOf(storeOf(fresh, origins)))(await blobOf(other));
    expect(origins.map((one) => one?.public)).toEqual(Array(3).fill(other.key.public));
  });
});

describe('import of records alone', () => {
  const ndjson = (device: Device) =>
    new Blob([...device.findings.values()].map((one) => `${canonicalText(one)}\n`));

  it('lists what has no files here', async () => {
    const result = await importEvidence(portsOf(storeOf(here)))(ndjson(other));
    expect(result.refused.map(({ code }) => code)).toEqual(Array(3).fill('without-files'));
    expect(here.findings.size).toBe(1);
  });

  it('brings back a record whose files are here, as the ledger seals it', async () => {
    const file = ndjson(other);
    const [lost = ''] = other.findings.keys();
    other.findings.delete(lost);
    const result = await importEvidence(portsOf(storeOf(other)))(file);
    expect(result).toMatchObject({ added: 1, known: 2, refused: [] });
  });

  it('does not take a record that was changed, or files that are not those of the record', async () => {
    const [first, second] = [...other.findings.values()];
    if (!first || !second) throw new Error('findings');
    other.findings.clear();
    other.blobs.set(`${second.id} ${second.artefacts[0]?.sha256}`, new Blob(['else']));
    const text = [canonicalText({ ...first, ref: 'changed' }), canonicalText(second), 'no record', '', '{}'];
    const result = await importEvidence(portsOf(storeOf(other)))(new Blob([text.join('\n')]));
    expect(result.refused).toEqual([
      { finding: first.id, code: 'other-record' },
      { finding: second.id, code: 'without-files' },
      { finding: 'line 3', code: 'not-a-record' },
      { finding: 'line 5', code: 'not-a-record' },
    ]);
  });
});
