// A package before the tools of others: what VERIFY.txt tells people to run is run here. What is not on this machine is
// skipped by name.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOfLine, timestampRequest } from '../../../../utils/evidence/index.ts';
import { deviceWith, packed, sourceOf } from '../package/samples.ts';
import { type Authority, has, makeAuthority, run } from './authority.ts';

const tools = {
  unzip: has('unzip', '-v'),
  sha256sum: has('sha256sum', '--version'),
  openssl: has('openssl', 'version'),
  bash: has('bash', '--version'),
  bagit: has('python3', '-c', 'import bagit'),
  python: has('python3', '-c', 'import zipfile'),
};
const VERIFY = new URL('../../../../scripts/stadtspur-verify.mjs', import.meta.url).pathname;

describe.skipIf(!tools.unzip || !tools.openssl)('a package before the tools of others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const zip = join(folder, 'p.zip');
  let bag: string;
  let authority: Authority;

  beforeAll(async () => {
    const device = await deviceWith(3);
    authority = makeAuthority();
    const request = timestampRequest(hashOfLine(device.ledger[3]?.line ?? ''));
    const stamps = [{ seq: 4, request, token: authority.stamp(request) }];
    const { bytes, name } = await packed(sourceOf(device, { stamps }));
    writeFileSync(zip, bytes);
    run('unzip', ['-q', zip, '-d', folder]);
    bag = join(folder, name.replace(/\.zip$/, ''));
    writeFileSync(join(bag, 'chain.pem'), readFileSync(join(authority.folder, 'root.pem')));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    rmSync(authority.folder, { recursive: true });
  });

  it('unzip tests it', () => {
    expect(run('unzip', ['-tq', zip])).toMatchObject({ status: 0 });
  });

  it.skipIf(!tools.python)('Python reads it', () => {
    const program = 'import sys,zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)';
    expect(run('python3', ['-c', program, zip]).status).toBe(0);
  });

  it.skipIf(!tools.sha256sum)('sha256sum keeps both lists, and finds a changed byte', () => {
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      expect(run('sha256sum', ['-c', '--strict', '--quiet', list], bag)).toEqual({ status: 0, output: '' });
    }
    const path = join(bag, 'data/captures.csv');
    const before = readFileSync(path);
    writeFileSync(path, before.toString().replace('finding_number', 'finding_numbeR'));
    expect(run('sha256sum', ['-c', '--strict', 'manifest-sha256.txt'], bag).status).toBe(1);
    writeFileSync(path, before);
  });

  it.skipIf(!tools.bash)('every command of VERIFY.txt holds as it stands there', () => {
    const commands = commandsOf(readFileSync(join(bag, 'VERIFY.txt'), 'utf8'));
    expect(commands.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      'sha256sum -c',
      'sha256sum -c',
      'openssl pkeyutl',
      'openssl ts',
    ]);
    const outputs = commands.map((command) => run('bash', ['-c', command], bag));
    expect(outputs.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(
      outputs.map(({ output }) =>
        output
          .trim()
          .split('\n')
          .find((line) => !line.startsWith('Using')),
      ),
    ).toEqual(['OK', 'OK', 'Signature Verified Successfully', expect.stringContaining('Verification: OK')]);
  });

  it('openssl finds a changed list of checksums', () => {
    const args = 'pkeyutl -verify -pubin -inkey capture-key.pem -rawin -in bag-info.txt -sigfile'.split(' ');
    expect(run('openssl', [...args, 'tagmanifest-sha256.txt.sig'], bag).status).not.toBe(0);
  });

  it.skipIf(!tools.bagit)(
    'bagit.py calls it valid (skipped where the Python package bagit is not installed)',
    () => {
      expect(run('python3', ['-m', 'bagit', '--validate', bag]).output).toContain('is valid');
    },
  );

  it('our command keeps it, finds a changed one, and refuses what is none', () => {
    const good = run('node', [VERIFY, zip]);
    expect(good.status).toBe(0);
    expect(JSON.parse(good.output)).toMatchObject({
      intact: true,
      findings: 3,
      broken: [],
      stamps: [{ line: 4 }],
    });
    const bytes = readFileSync(zip);
    bytes[bytes.indexOf('BagIt-Version')] = 0x62;
    const bad = join(folder, 'bad.zip');
    writeFileSync(bad, bytes);
    const found = run('node', [VERIFY, bad]);
    expect(found.status).toBe(1);
    expect(JSON.parse(found.output)).toMatchObject({
      intact: false,
      broken: [{ detail: 'bad-checksum' }, {}, {}, {}],
    });
    expect(run('node', [VERIFY, join(bag, 'VERIFY.txt')]).status).toBe(2);
  }, 60_000);
});

/** The four indented commands of the English half, line breaks included; bagit.py stands apart. */
function commandsOf(guide: string): string[] {
  const english = guide.slice(guide.indexOf('VERIFYING WITHOUT US'));
  const found = english.matchAll(/^ {6}((?:sha256sum|openssl)(?:.*\\\n)*.*)$/gm);
  return [...found].map(([, command = '']) => command);
}
