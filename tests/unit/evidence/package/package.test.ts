import { setImmediate } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  canonicalText,
  ledgerFacts,
  PackageError,
  sha256Hex,
  toCsv,
  writePackage,
} from '../../../../utils/evidence/index.ts';
import { type Device, deviceWith, packed, sourceOf } from './samples.ts';

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** Files of a package by their path below the top folder, read by code that is not ours. */
function filesOf(bytes: Uint8Array, top: string): Map<string, Uint8Array> {
  const entries = Object.entries(unzipSync(bytes));
  expect(entries.every(([name]) => name.startsWith(`${top}/`))).toBe(true);
  return new Map(entries.map(([name, content]) => [name.slice(top.length + 1), content]));
}

const TOP = 'evidence-dortmund-2021-2026-11-25';

describe('writePackage', () => {
  let device: Device;
  let files: Map<string, Uint8Array>;

  beforeAll(async () => {
    device = await deviceWith(3);
    const { name, bytes, result } = await packed(sourceOf(device));
    expect(name).toBe(`${TOP}.zip`);
    files = filesOf(bytes, TOP);
    expect(result).toMatchObject({ findings: 3, faults: [], bytes: bytes.length, files: files.size });
  });

  it('lists every file with its SHA-256, but for the last two', async () => {
    const lists = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'].map((name) => text(files.get(name)));
    const lines = lists.flatMap((list) => list.trimEnd().split('\n'));
    const listed = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)] as const));
    const unlisted = [...files.keys()].filter((path) => !listed.has(path));
    expect(unlisted.sort()).toEqual(['tagmanifest-sha256.txt', 'tagmanifest-sha256.txt.sig']);
    for (const [path, sha256] of listed)
      expect(await sha256Hex(files.get(path) ?? new Uint8Array())).toBe(sha256);
    expect(lists[0]?.match(/ {2}data\//g)?.length).toBe(lists[0]?.trimEnd().split('\n').length);
  });

  it('holds each record as it was sealed, and each artefact under a plain name', async () => {
    for (const finding of device.findings.values()) {
      expect(text(files.get(`data/captures/${finding.id}/record.json`))).toBe(canonicalText(finding));
      for (const artefact of finding.artefacts) {
        const path = [...files.keys()].find(
          (one) => one.includes(finding.id) && one.includes(artefact.sha256.slice(0, 8)),
        );
        expect(path).toMatch(/^[a-z0-9./-]+$/);
        expect(await sha256Hex(files.get(path ?? '') ?? new Uint8Array())).toBe(artefact.sha256);
      }
    }
  });

  it('writes the same rows as the other exports', () => {
    const findings = [...device.findings.values()];
    const { lines } = ledgerFacts(device.ledger, []);
    expect(text(files.get('data/captures.csv'))).toBe(
      toCsv(findings, 'rfc4180', ({ id }) => ({ seq: lines.get(id) ?? null, from: null })),
    );
    expect(text(files.get('data/captures.ndjson'))).toBe(
      findings.map((one) => `${canonicalText(one)}\n`).join(''),
    );
    expect(text(files.get('data/ledger.ndjson'))).toBe(device.ledger.map(({ line }) => `${line}\n`).join(''));
  });

  it('describes every column of the CSV, ids as text', () => {
    const metadata = JSON.parse(text(files.get('data/captures.csv-metadata.json')));
    const names: string[] = metadata.tableSchema.columns.map(({ name }: { name: string }) => name);
    expect(names.map((name) => `"${name}"`).join(',')).toBe(
      text(files.get('data/captures.csv')).split('\r\n')[0],
    );
    const id = metadata.tableSchema.columns.find(({ name }: { name: string }) => name === 'post_id');
    expect(id.datatype).toBe('string');
  });

  it('counts the payload as RFC 8493 wants it', () => {
    const payload = [...files].filter(([path]) => path.startsWith('data/'));
    const octets = payload.reduce((sum, [, { length }]) => sum + length, 0);
    expect(text(files.get('bag-info.txt'))).toContain(`Payload-Oxum: ${octets}.${payload.length}\n`);
  });

  it('says how to check it in both languages', () => {
    const guide = text(files.get('VERIFY.txt'));
    for (const words of ['Beweist:', 'Proves:', 'sha256sum -c --strict', 'openssl ts -verify']) {
      expect(guide).toContain(words);
    }
  });
});

describe('a package of damaged data', () => {
  it('names what is missing or altered, and leaves it out', async () => {
    const device = await deviceWith(2);
    const [first, second] = [...device.findings.values()];
    if (!first || !second) throw new Error('two findings');
    const [shot, medium] = first.artefacts;
    device.blobs.delete(`${first.id} ${shot?.sha256}`);
    device.blobs.set(`${first.id} ${medium?.sha256}`, new Blob(['other bytes']));
    device.findings.set(second.id, { ...second, ref: 'changed afterwards' });
    const { bytes, result } = await packed(sourceOf(device));
    const codes = result.faults.map(({ finding, code, role }) => [finding, code, role]);
    expect(codes).toEqual([
      [first.id, 'missing', 'screenshot'],
      [first.id, 'altered', 'media'],
      [second.id, 'record-altered', undefined],
    ]);
    const files = filesOf(bytes, TOP);
    expect(
      text(files.get('data/faults.ndjson'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(result.faults);
    expect([...files.keys()].filter((path) => path.includes(`${first.id}/`))).toHaveLength(2);
    const readme = text(files.get('README.html'));
    expect(readme).toContain('the file is no longer on the device');
    expect(readme).toContain('the record is not the one that was sealed');
  });

  it('says when no line of the ledger speaks for a finding', async () => {
    const device = await deviceWith(1);
    const { id = '' } = [...device.findings.values()][0] ?? {};
    device.ledger.pop();
    const { result } = await packed(sourceOf(device));
    expect(result.faults).toMatchObject([{ finding: id, code: 'not-in-ledger' }]);
  });

  it('goes on when a blob cannot be read', async () => {
    const device = await deviceWith(1);
    const blob = async () => {
      throw new Error('database');
    };
    const { result } = await packed(sourceOf(device, { blob }));
    expect(result.faults.map(({ code }) => code)).toEqual(['unreadable', 'unreadable', 'unreadable']);
  });

  it('fails when a finding was deleted meanwhile', async () => {
    const device = await deviceWith(1);
    const { stream, result } = writePackage(sourceOf(device, { find: async () => null }));
    await expect(new Response(stream).arrayBuffer()).rejects.toThrow();
    await expect(result).rejects.toThrow(PackageError);
  });
});

describe('a package on its way', () => {
  it('tells its progress, and stops at the signal', async () => {
    const device = await deviceWith(4);
    const steps: number[] = [];
    const abort = new AbortController();
    const { stream, result } = writePackage(sourceOf(device), {
      onProgress: ({ done, total }) => {
        steps.push(done);
        expect(total).toBe(4);
        if (done === 2) abort.abort(new Error('stopped by the user'));
      },
      signal: abort.signal,
    });
    await expect(new Response(stream).arrayBuffer()).rejects.toThrow();
    await expect(result).rejects.toThrow('stopped by the user');
    expect(steps).toEqual([1, 2]);
  });

  it('reads nothing ahead of its reader', async () => {
    const device = await deviceWith(5);
    let read = 0;
    const source = sourceOf(device);
    const { stream } = writePackage({
      ...source,
      find: (id) => {
        read++;
        return source.find(id);
      },
    });
    const reader = stream.getReader();
    await reader.read();
    // Whatever would run ahead has had its turns by then.
    for (let turn = 0; turn < 50; turn++) await setImmediate();
    expect(read).toBe(0);
    await reader.cancel();
  });
});
