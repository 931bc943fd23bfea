import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  blobAccess,
  canonicalBytes,
  hashOfLine,
  lineAfter,
  type PackageSource,
  timestampRequest,
  verifyPackage,
  ZipError,
} from '../../../../utils/evidence/index.ts';
import { openZip } from '../../../../utils/evidence/zip/index.ts';
import { findingOf } from '../samples.ts';
import { has, makeAuthority } from '../tools/authority.ts';
import { type Device, deviceWith, entered, NOW, packed, saved, sourceOf } from './samples.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const verified = (bytes: Bytes) => verifyPackage(blobAccess(new Blob([bytes])));

/** What is not kept, as `what where detail`. */
async function faultsOf(bytes: Bytes): Promise<string[]> {
  const { checks } = await verified(bytes);
  return checks
    .filter(({ state }) => state === 'broken')
    .map(({ what, where, detail }) => `${what} ${where} ${detail}`);
}

/** True when it is told that something is wrong. */
async function isFound(bytes: Bytes): Promise<boolean> {
  try {
    return !(await verified(bytes)).intact;
  } catch (error) {
    expect(error).toBeInstanceOf(ZipError);
    return true;
  }
}

const flipped = (bytes: Bytes, at: number, bit: number): Bytes => {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
};

/** The package with files changed, packed again by code that is not ours; all of it consistent as a ZIP. */
function repacked(
  bytes: Bytes,
  change: (files: Record<string, Uint8Array>) => void,
  level: 0 | 6 = 0,
): Bytes {
  const files = unzipSync(bytes);
  change(files);
  return new Uint8Array(zipSync(files, { level }));
}

let device: Device;
let source: PackageSource;
let whole: Bytes;
const TOP = 'evidence-dortmund-2021-2026-11-25';

beforeAll(async () => {
  device = await deviceWith(2);
  source = sourceOf(device);
  whole = (await packed(source)).bytes;
});

describe('verifyPackage', () => {
  it('keeps every check of a whole package', async () => {
    const result = await verified(whole);
    expect(result.checks.filter(({ state }) => state !== 'kept')).toEqual([]);
    expect(result).toMatchObject({ intact: true, name: TOP, findings: 2, lines: 3, key: device.key.id });
    expect(result.head).toBe(hashOfLine(device.ledger.at(-1)?.line ?? ''));
    const kinds = new Set(result.checks.map(({ what }) => what));
    const all = [
      'zip',
      'layout',
      'file',
      'tag-file',
      'signature',
      'key',
      'ledger-line',
      'record',
      'artefact',
      'count',
    ];
    expect([...kinds].sort()).toEqual(all.sort());
  });

  it('keeps a package that was unpacked and packed again, also compressed', async () => {
    expect(await faultsOf(repacked(whole, () => {}, 6))).toEqual([]);
  });

  it('tells its progress, and stops at the signal', async () => {
    const abort = new AbortController();
    const steps: number[] = [];
    const running = verifyPackage(blobAccess(new Blob([whole])), {
      signal: abort.signal,
      onProgress: ({ bytes }) => {
        steps.push(bytes);
        abort.abort(new Error('stopped'));
      },
    });
    await expect(running).rejects.toThrow('stopped');
    expect(steps).toHaveLength(1);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['something else', new TextEncoder().encode('a text file')],
    ['a ZIP without files', new Uint8Array(zipSync({}))],
  ])('refuses %s', async (_, bytes) => {
    await expect(verified(bytes)).rejects.toThrow(ZipError);
  });
});

describe('a changed package', () => {
  it('is found out by one bit in any file', async () => {
    const { entries } = await openZip(blobAccess(new Blob([whole])));
    for (const entry of entries) {
      const head = 30 + entry.name.length;
      const at = entry.offset + head + Math.floor(Math.random() * entry.size);
      expect(await isFound(flipped(whole, at, at % 8)), `${entry.name} at ${at}`).toBe(true);
    }
  });

  it('is found out by one bit in any file, where the checksums of the ZIP were made to agree', async () => {
    for (const name of Object.keys(unzipSync(whole))) {
      const changed = repacked(whole, (files) => {
        const copy = Uint8Array.from(files[name] ?? []);
        const at = Math.floor(Math.random() * copy.length);
        copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
        files[name] = copy;
      });
      expect((await faultsOf(changed)).length, name).toBeGreaterThan(0);
    }
  });

  it('is found out by a file that is gone, and by one too many', async () => {
    for (const name of Object.keys(unzipSync(whole))) {
      const changed = repacked(whole, (files) => {
        delete files[name];
      });
      expect((await faultsOf(changed)).length, name).toBeGreaterThan(0);
    }
    for (const extra of ['data/more.txt', 'more.txt', 'data/captures/x/record.json']) {
      const changed = repacked(whole, (files) => {
        files[`${TOP}/${extra}`] = new Uint8Array(3);
      });
      expect((await faultsOf(changed)).join(), extra).toContain('not-listed');
    }
  });

  it.skipIf(!has('python3', '--version'))(
    'tells a bit of the ZIP’s own structure, or gives the same files in spite of it',
    async () => {
      const { entries } = await openZip(blobAccess(new Blob([whole])));
      const [entry] = entries;
      const last = entries.at(-1);
      if (!entry || !last) throw new Error('entries');
      const directory = last.end;
      const places = [
        ...range(entry.offset, 30 + entry.name.length),
        ...range(directory, 46 + entry.name.length),
        ...range(whole.length - 22, 22),
      ];
      const unnoticed: Bytes[] = [];
      for (const at of places) {
        const changed = flipped(whole, at, (at * 5) % 8);
        if (!(await isFound(changed))) unnoticed.push(changed);
      }
      // Times, versions and rights: a reader gives the same files, or refuses.
      expect(unnoticed.length).toBeLessThan(places.length / 4);
      const [before, ...after] = contentsOf([whole, ...unnoticed]);
      expect(before).not.toBe('refused');
      expect(after.filter((one) => one !== before && one !== 'refused')).toEqual([]);
    },
  );

  it('is found out by bytes between, before and behind its files', async () => {
    const { entries } = await openZip(blobAccess(new Blob([whole])));
    const second = entries[1]?.offset ?? 0;
    for (const at of [0, second, whole.length]) {
      const changed = new Uint8Array([...whole.subarray(0, at), 1, 2, 3, ...whole.subarray(at)]);
      expect(await isFound(changed), `at ${at}`).toBe(true);
    }
  });
});

describe('a forged package', () => {
  /** A package in which a record, its manifests and its signature were made anew with another key. */
  it('does not pass with another key than that of the ledger', async () => {
    const stranger = await deviceWith(0);
    const { bytes } = await packed({
      ...source,
      publicKey: stranger.key.public,
      sign: sourceOf(stranger).sign,
    });
    expect(await faultsOf(bytes)).toEqual(['key capture-key.pem not-in-ledger']);
  });

  it('does not pass with a record that the ledger does not seal', async () => {
    const [first] = [...device.findings.values()];
    const find = async (id: string) => {
      const finding = device.findings.get(id) ?? null;
      return finding && id === first?.id ? { ...finding, ref: 'other' } : finding;
    };
    const { bytes } = await packed({ ...source, find });
    expect(await faultsOf(bytes)).toEqual([`record data/captures/${first?.id}/record.json not-as-sealed`]);
  });

  it('does not pass with a line of the ledger left out, changed or added', async () => {
    const [key, one, two] = device.ledger;
    if (!key || !one || !two) throw new Error('three lines');
    const changed = { ...one, line: one.line.replace('"number":1', '"number":9') };
    const stranger = await deviceWith(0);
    const added = await lineAfter(
      two,
      { type: 'capture', finding: crypto.randomUUID(), number: 3, record: 'a'.repeat(64) },
      NOW,
      stranger.key,
    );
    const cases = [
      [key, two],
      [key, changed, two],
      [key, one, two, added],
      [one, two],
    ];
    for (const ledger of cases) {
      expect((await faultsOf((await packed({ ...source, ledger })).bytes)).join()).toContain('ledger-line');
    }
  });

  it('does not pass with an artefact that another finding has', async () => {
    const [first, second] = [...device.findings.values()];
    const blob = async (finding: string, sha256: string) =>
      finding === first?.id
        ? source.blob(second?.id ?? '', second?.artefacts[0]?.sha256 ?? '')
        : source.blob(finding, sha256);
    const { bytes, result } = await packed({ ...source, blob });
    expect(result.faults.map(({ code }) => code)).toEqual(['altered', 'altered', 'altered']);
    const { totals, intact } = await verified(bytes);
    // Told openly, it is not broken.
    expect([intact, totals.absent]).toEqual([true, 3]);
  });

  it('does not pass with a count that is not true', async () => {
    const changed = repacked(whole, (files) => {
      const path = `${TOP}/data/captures.csv`;
      const rows = new TextDecoder().decode(files[path]).split('\r\n');
      files[path] = new TextEncoder().encode(rows.toSpliced(1, 1).join('\r\n'));
    });
    expect((await faultsOf(changed)).join()).toContain('count data/captures.csv: rows differs');
  });
});

describe('findings of other devices', () => {
  const withOrigin = async (change: Partial<{ import: boolean; finding: string }> = {}) => {
    const other = await deviceWith(1);
    const [finding] = [...other.findings.values()];
    const here = await deviceWith(1);
    if (!finding) throw new Error('a finding');
    const line = other.ledger[1];
    if (!line) throw new Error('a line');
    here.findings.set(finding.id, finding);
    for (const [name, blob] of other.blobs) here.blobs.set(name, blob);
    const body = { type: 'import' as const, from: other.key.id, head: hashOfLine(line.line), findings: 1 };
    if (change.import !== false) {
      here.ledger.push(await lineAfter(here.ledger.at(-1) ?? null, body, NOW, here.key));
    }
    const origin = {
      finding: change.finding ?? finding.id,
      public: other.key.public,
      line,
      importedAt: NOW.toISOString(),
    };
    return faultsOf((await packed(sourceOf(here, { origins: [origin], ids: [finding.id] }))).bytes);
  };

  it('pass with their own line', async () => {
    expect(await withOrigin()).toEqual([]);
  });

  it('do not pass where this ledger does not tell of the import', async () => {
    expect((await withOrigin({ import: false })).join()).toContain('no-import-line');
  });
});

describe.skipIf(!has('openssl', 'version'))('a stamped ledger', () => {
  it('passes with the stamp of its line, not with that of another', async () => {
    const authority = makeAuthority();
    const digest = hashOfLine(device.ledger[1]?.line ?? '');
    const request = timestampRequest(digest);
    const stamp = { seq: 2, request, token: authority.stamp(request) };
    rmSync(authority.folder, { recursive: true });
    const result = await verified((await packed({ ...source, stamps: [stamp] })).bytes);
    expect(result.intact).toBe(true);
    expect(result.stamps).toMatchObject([{ seq: 2, authority: 'Test authority', signatureValid: true }]);
    // Added to a signed package, it is told and breaks nothing; a request alone waits for its answer.
    const later = repacked(whole, (files) => {
      files[`${TOP}/timestamps/line-2.tsr`] = stamp.token;
      files[`${TOP}/timestamps/line-3.tsq`] = request;
    });
    const { intact, checks, stamps } = await verified(later);
    const absent = checks
      .filter(({ state }) => state === 'absent')
      .map(({ where, detail }) => `${where} ${detail}`);
    expect([intact, stamps.length]).toEqual([true, 1]);
    expect(absent.sort()).toEqual([
      'timestamps/line-2.tsr added-later',
      'timestamps/line-3.tsq added-later',
      'timestamps/line-3.tsq not-answered',
    ]);
    const wrong = (await packed({ ...source, stamps: [{ ...stamp, seq: 3 }] })).bytes;
    expect(await faultsOf(wrong)).toEqual(['timestamp timestamps/line-3.tsr other-line']);
  });
});

describe('names in a ZIP', () => {
  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    `${TOP}/../x`,
    `${TOP}\\x`,
    'C:/x',
    `${TOP}/a\u202etxt.exe`,
    `${TOP}//x`,
    `${TOP}/./x`,
  ])('%j is refused', async (name) => {
    const changed = repacked(whole, (files) => {
      files[name] = new Uint8Array(1);
    });
    expect((await faultsOf(changed)).join()).toContain('bad-name');
  });

  it('given twice are refused, also in capital letters', async () => {
    const changed = repacked(whole, (files) => {
      files[`${TOP}/README.HTML`] = new Uint8Array(1);
    });
    expect((await faultsOf(changed)).join()).toContain('duplicate-name');
  });

  it('a bomb is not unpacked', async () => {
    const changed = new Uint8Array(
      zipSync({ ...unzipSync(whole), [`${TOP}/data/bomb`]: new Uint8Array(20_000_000) }, { level: 9 }),
    );
    expect((await faultsOf(changed)).join()).toContain('packed-too-much');
  });
});

describe('odd text in a finding', () => {
  it('passes: half surrogates, separators, formulas, markup', async () => {
    const odd = await deviceWith(0);
    const text = '=1+1\r\n"a";,\u2028\uD800 <script>alert(1)</script> \u202E';
    await saved(odd, { post: { ...findingOf().post, text, author: null, key: null } });
    await entered(odd, { ...findingOf({ artefacts: [] }), schema: 1, id: crypto.randomUUID() });
    const { bytes, result } = await packed(sourceOf(odd, { caseName: '' }));
    expect(result.faults).toEqual([]);
    expect(await faultsOf(bytes)).toEqual([]);
    expect(canonicalBytes(text).length).toBeGreaterThan(0);
  });
});

const range = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);

const READ = `
import sys, zipfile, hashlib
for path in sys.argv[1:]:
    try:
        file = zipfile.ZipFile(path)
        print(hashlib.sha256(repr([(name, file.read(name)) for name in file.namelist()]).encode()).hexdigest())
    except Exception:
        print('refused')
`;

/** A hash over names and contents of each package as another program reads it. */
function contentsOf(packages: Bytes[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  const paths = packages.map((bytes, n) => {
    writeFileSync(join(folder, String(n)), bytes);
    return join(folder, String(n));
  });
  const output = execFileSync('python3', ['-c', READ, ...paths], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return output.trim().split('\n');
}
