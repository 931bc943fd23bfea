import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPublication } from '../../../../scripts/registry/verify/check.ts';
import { folderReader } from '../../../../scripts/registry/verify/readers.ts';
import type { Head, Line } from '../../../../utils/model/index.ts';
import { complete } from '../../registry/samples.ts';
import { draft, made, registry, scratchFolder } from './command.ts';

const inFolder = scratchFolder();
const folder = inFolder('city');
const out = inFolder('out');
const secret = `${folder}.private-keys`;
let fingerprint = '';

const headOf = (where: string) => JSON.parse(readFileSync(join(where, 'head.json'), 'utf8')) as Head;
const fileIn = (where: string, beginning: string) =>
  readdirSync(where).find((name) => name.startsWith(beginning)) ?? '';
const logOf = (where: string) =>
  readFileSync(join(where, 'log.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
type Checks = { kept: boolean; checks: { check: string; file: string; kept: boolean; detail: string }[] };
const verified = async (where: string, ...more: string[]) => {
  const { code, out: text } = await registry('.', 'verify', where, '--json', ...more);
  return { code, ...(JSON.parse(text) as Checks) };
};
const broken = ({ checks }: Checks) =>
  checks.filter(({ kept }) => !kept).map(({ check, file }) => `${check}: ${file}`);

/** A copy of what is published with one file changed. */
function spoilt(name: string, file: string, change: (text: Buffer) => Buffer | string): string {
  const copy = inFolder(name);
  cpSync(out, copy, { recursive: true });
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file))));
  return copy;
}

beforeAll(async () => {
  fingerprint = await made(folder, '--by', 'Redaktion');
  writeFileSync(inFolder('document.json'), JSON.stringify(complete()));
  await registry(folder, 'add', inFolder('document.json'), '--why', 'first entries');
});

describe('a new registry', () => {
  it('has keys outside of its folder that the user alone can read, and a fingerprint in groups of four', () => {
    expect(fingerprint).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
    const keys = readdirSync(secret);
    expect(keys.map((name) => name.replace(/-[0-9A-F]{16}\.pem/, '')).sort()).toEqual([
      'head',
      'root-1',
      'root-2',
      'root-3',
    ]);
    for (const name of keys) expect(statSync(join(secret, name)).mode & 0o077).toBe(0);
    const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(inside.filter((name) => name.endsWith('.pem'))).toEqual([]);
    expect(inside.filter((name) => name.endsWith('.pub'))).toHaveLength(4);
  });

  it('is not made over something, nor with its keys inside, nor without a name', async () => {
    expect((await registry('.', 'init', folder, '--id', 'x', '--title', 'X')).code).toBe(1);
    expect((await registry('.', 'init', inFolder('x'), '--title', 'X')).code).toBe(2);
    const bad = await registry('.', 'init', inFolder('x'), '--id', 'Not a slug', '--title', 'X');
    expect([bad.code, bad.err, existsSync(inFolder('x'))]).toEqual([
      2,
      expect.stringContaining('id: bad-format'),
      false,
    ]);
    const inside = ['--private', inFolder('x/keys')];
    expect((await registry('.', 'init', inFolder('x'), '--id', 'x', '--title', 'X', ...inside)).code).toBe(2);
    expect((await registry(inFolder('.'), 'sign')).err).toContain('make a registry with "init"');
    expect((await registry('.', 'frobnicate')).code).toBe(2);
  });
});

describe('signed and published', () => {
  it('is whole: every check is kept, by folder and over HTTP', async () => {
    expect((await registry(folder, 'sign')).code).toBe(0);
    expect((await registry(folder, 'publish', out)).code).toBe(0);
    const result = await verified(out, '--fingerprint', fingerprint);
    expect([result.code, broken(result)]).toEqual([0, []]);
    expect(result.checks.map(({ check }) => check)).toEqual(
      expect.arrayContaining([
        'signed',
        'fresh',
        'size and hash',
        'lines',
        'log',
        'state hash from the changes',
      ]),
    );
    const server = createServer((request, response) => {
      const file = join(out, (request.url ?? '/').slice(1));
      if (existsSync(file) && statSync(file).isFile()) response.end(readFileSync(file));
      else response.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    afterAll(() => server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const web = await verified(`http://127.0.0.1:${port}/`);
    expect([web.code, broken(web)]).toEqual([0, []]);
    expect((await verified(`http://127.0.0.1:${port}/nowhere/`)).code).toBe(1);
    expect((await verified(out, '--fingerprint', '0'.repeat(64))).code).toBe(1);
  });

  it('grows by deltas; each change has its reason; the differences are told', async () => {
    const before = inFolder('before');
    cpSync(out, before, { recursive: true });
    const document = complete();
    document.topics[0] = { ...document.topics[0], title: 'Bridge, again' } as (typeof document.topics)[0];
    writeFileSync(
      inFolder('second.json'),
      JSON.stringify({ ...document, accounts: [], assets: [], websites: [], posts: [] }),
    );
    await registry(folder, 'add', inFolder('second.json'), '--why', 'a better title', '--by', 'Anna');
    expect(
      (await registry(folder, 'withdraw', 'website:party', '--why', 'not theirs', '--by', 'Ben')).code,
    ).toBe(0);
    expect((await registry(folder, 'sign')).code).toBe(0);
    expect((await registry(folder, 'publish', out)).code).toBe(0);
    expect(headOf(out)).toMatchObject({ sequence: 2, deltas: [{ from: 1, to: 2 }] });
    expect(logOf(folder).slice(-2)).toMatchObject([
      { by: 'Anna', why: 'a better title', line: { kind: 'topic' } },
      { by: 'Ben', why: 'not theirs', line: { kind: 'withdrawn', value: { of: 'website', id: 'party' } } },
    ]);
    expect(broken(await verified(out))).toEqual([]);
    const { out: text } = await registry('.', 'diff', before, out, '--json');
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { name: 'topic:bridge-debate', change: 'changed', fields: ['added', 'title'] },
      { name: 'website:party', change: 'withdrawn', fields: [] },
    ]);
    const { out: words } = await registry('.', 'diff', inFolder('document.json'), inFolder('document.json'));
    expect(words).toBe('');
  });

  it('without anything new has a later date alone', async () => {
    const { err } = await registry(folder, 'sign', '--expires', '7');
    expect(err).toContain('Nothing has changed');
    await registry(folder, 'publish', out);
    const head = headOf(out);
    expect(head.sequence).toBe(2);
    expect(Date.parse(head.expires) - Date.parse(head.issued)).toBe(7 * 24 * 3600 * 1000);
  });

  it('can be put back by its document once it is withdrawn; what cannot be withdrawn is told', async () => {
    const before = draft(folder).find(({ value }) => value.id === 'party');
    expect(before?.kind).toBe('withdrawn');
    expect((await registry(folder, 'withdraw', 'website:party', '--why', 'again')).code).toBe(2);
    expect((await registry(folder, 'withdraw', 'website:nowhere', '--why', 'w')).code).toBe(2);
    expect((await registry(folder, 'withdraw', 'website:party')).code).toBe(2);
    const copy = inFolder('back');
    cpSync(folder, copy, { recursive: true });
    expect((await registry(copy, 'add', inFolder('document.json'), '--why', 'theirs after all')).code).toBe(
      0,
    );
    expect(draft(copy).find(({ value }) => value.id === 'party')?.kind).toBe('website');
  });

  it('refuses to let more than a fifth vanish unless it is meant', async () => {
    const file = join(folder, 'entries.ndjson');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      whole
        .split('\n')
        .filter((line) => /"kind":"(about|withdrawn)"/.test(line))
        .join('\n')
        .concat('\n'),
    );
    const refused = await registry(folder, 'sign', '--why', 'cleared');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--really')]);
    expect(headOf(join(folder, 'site')).sequence).toBe(2);
    const copy = inFolder('cleared');
    cpSync(folder, copy, { recursive: true });
    cpSync(secret, `${copy}.private-keys`, { recursive: true });
    expect((await registry(copy, 'sign', '--really', '--why', 'cleared')).code).toBe(0);
    expect(draft(copy).map(({ kind }) => kind)).toEqual([
      'about',
      'withdrawn',
      'withdrawn',
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ]);
    expect(logOf(copy).at(-1)).toMatchObject({ why: 'cleared', by: 'Redaktion' });
    writeFileSync(file, whole);
  });

  it('has a plain page that says what it is and runs nothing', async () => {
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    expect(page).toContain(fingerprint);
    expect(page).not.toMatch(/<script|onload=|javascript:/i);
    const odd = inFolder('odd');
    await registry('.', 'init', odd, '--id', 'odd', '--title', '<script>alert(1)</script>');
    await registry(odd, 'sign');
    await registry(odd, 'publish', inFolder('odd-out'));
    const escaped = readFileSync(inFolder('odd-out/index.html'), 'utf8');
    expect(escaped).toContain('<h1>&lt;script&gt;alert(1)');
    expect(escaped).not.toContain('<script>');
  });
});

describe('what a host or a thief changed', () => {
  const snapshot = () => fileIn(out, 'snapshot-2');
  const flip = (at: number) => (data: Buffer) => {
    const copy = Buffer.from(data);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };

  it('is told by the check that found it', async () => {
    const id = fileIn(out, 'head.json.').slice(10, 26);
    const cases: [string, string, (data: Buffer) => Buffer | string, RegExp][] = [
      ['head-bit', 'head.json', flip(60), /^signed: head\.json$/],
      ['signature-bit', `head.json.${id}.minisig`, flip(100), /^signed: head\.json$/],
      ['root-bit', 'root-1.json', flip(60), /^signed: root-1\.json$/],
      ['snapshot-bit', snapshot(), flip(500), /^size and hash: snapshot-2/],
      ['snapshot-cut', snapshot(), (data) => data.subarray(0, -20), /^size and hash: snapshot-2/],
      ['delta-bit', fileIn(out, 'delta-1-2'), flip(100), /^size and hash: delta-1-2/],
      ['first-delta', fileIn(out, 'delta-0-1'), flip(100), /^size and hash: delta-0-1/],
    ];
    for (const [name, file, change, expected] of cases) {
      const result = await verified(spoilt(name, file, change));
      expect([name, result.code]).toEqual([name, 1]);
      expect(broken(result)).toContainEqual(expect.stringMatching(expected));
    }
  });

  it('also where the file list and the host agree with each other', async () => {
    const copy = inFolder('lying');
    cpSync(out, copy, { recursive: true });
    // Another first delta, well-formed and with a list that names it: only the chain tells.
    const list = JSON.parse(readFileSync(join(copy, 'files.json'), 'utf8'));
    const text = gunzipSync(readFileSync(join(copy, list.deltas[0].file)))
      .toString()
      .replace('first entries', 'other reasons');
    const { packedOf, deltaFile } = await import('../../../../utils/registry/index.ts');
    const { data, packed } = await packedOf(text);
    const file = deltaFile(0, 1, packed.sha256);
    writeFileSync(join(copy, file), data);
    list.deltas[0] = { ...list.deltas[0], ...packed, file };
    writeFileSync(join(copy, 'files.json'), JSON.stringify(list));
    expect(broken(await verified(copy))).toContainEqual(expect.stringMatching(/^log: deltas 0 to 2/));
  });

  it('is stale when its time is over', async () => {
    const late = new Date(Date.parse(headOf(out).expires) + 1);
    const checks = await checkPublication(folderReader(out), late);
    expect(broken({ kept: false, checks })).toEqual(['fresh: head.json']);
  });

  it('is not published over: a host that has more, or another registry', async () => {
    const copy = inFolder('newer');
    cpSync(out, copy, { recursive: true });
    writeFileSync(join(copy, 'head.json'), JSON.stringify({ ...headOf(copy), sequence: 9 }));
    expect((await registry(folder, 'publish', copy)).err).toContain('sequence 9');
    writeFileSync(join(copy, 'head.json'), JSON.stringify({ ...headOf(out), id: 'other' }));
    expect((await registry(folder, 'publish', copy)).err).toContain('another registry');
    expect((await registry(folder, 'publish', folder)).code).toBe(2);
  });
});

describe('keys', () => {
  it('change with a new root: the fingerprint stays, old and new keys vouch for it', async () => {
    const old = JSON.parse(readFileSync(join(out, 'root-1.json'), 'utf8'));
    expect((await registry(folder, 'rotate', '--drop', old.root.keys[0], '--add-root', 'Notar')).code).toBe(
      0,
    );
    expect((await registry(folder, 'rotate')).code).toBe(0);
    await registry(folder, 'sign');
    expect((await registry(folder, 'publish', out)).code).toBe(0);
    const result = await verified(out, '--fingerprint', fingerprint);
    expect(broken(result)).toEqual([]);
    expect(result.checks.filter(({ file }) => file.startsWith('root-'))).toHaveLength(3);
    expect(headOf(out)).toMatchObject({ root: 3, sequence: 2 });
    const now = JSON.parse(readFileSync(join(out, 'root-3.json'), 'utf8'));
    expect(now.head.keys).not.toEqual(old.head.keys);
    expect(now.root.keys).not.toContain(old.root.keys[0]);
    expect(readdirSync(out).filter((name) => name.startsWith('head.json.'))).toEqual([
      `head.json.${now.head.keys[0]}.minisig`,
    ]);
  });

  it('that are missing are named; nothing is signed without enough of them', async () => {
    const copy = inFolder('few');
    cpSync(folder, copy, { recursive: true });
    mkdirSync(`${copy}.private-keys`);
    const refused = await registry(copy, 'sign');
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/missing: [0-9A-F]{16}/)]);
    expect((await registry(copy, 'rotate')).code).toBe(1);
    writeFileSync(join(`${copy}.private-keys`, 'x.pem'), 'no key');
    expect((await registry(copy, 'sign')).err).toContain('no Ed25519 key');
    expect((await registry(copy, 'sign', '--private', secret)).code).toBe(0);
  });
});

describe('a stop in the middle', () => {
  it('of signing leaves a log that is cut back to what the head tells', async () => {
    const copy = inFolder('stopped');
    cpSync(folder, copy, { recursive: true });
    const extra = readFileSync(join(copy, 'log.ndjson'), 'utf8').split('\n')[0] ?? '';
    appendFileSync(join(copy, 'log.ndjson'), `${extra}\n`);
    expect((await registry(copy, 'sign', '--private', secret)).code).toBe(0);
    expect(logOf(copy)).toHaveLength(headOf(join(copy, 'site')).log.lines);
    expect(broken(await verified(join(copy, 'site')))).toEqual([]);
    writeFileSync(join(copy, 'log.ndjson'), '');
    expect((await registry(copy, 'sign', '--private', secret)).err).toContain('truncated');
  });

  it('leaves a lock of a process that is gone, which is no lock; one that lives is respected', async () => {
    const lock = join(folder, 'work', 'lock');
    writeFileSync(lock, '999999999');
    expect((await registry(folder, 'sign')).code).toBe(0);
    writeFileSync(lock, String(process.pid));
    const refused = await registry(folder, 'sign');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(String(process.pid))]);
    renameSync(lock, `${lock}.gone`);
  });
});

it('runs as stadtspur-registry, and gives its exit code', () => {
  const bin = join(import.meta.dirname, '../../../../scripts/stadtspur-registry.mjs');
  const run = (...args: string[]) => spawnSync(bin, args, { encoding: 'utf8' });
  expect(run('help')).toMatchObject({ status: 0, stdout: expect.stringContaining('registry <verb>') });
  expect(run('frobnicate').status).toBe(2);
});

describe('by hand, as the handbook says', () => {
  const has = (command: string, ...args: string[]) => spawnSync(command, args).error === undefined;
  const shell = (script: string) => spawnSync('sh', ['-ec', script], { cwd: out, encoding: 'utf8' });
  /** The commands of docs/registry-publishing.md between two markers. */
  const handbook = (name: string) => {
    const text = readFileSync(join(import.meta.dirname, '../../../../docs/registry-publishing.md'), 'utf8');
    return new RegExp(`<!-- ${name} -->\\s*\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? 'exit 99';
  };
  const withKey = (script: string) => {
    const key = headOf(out) && fileIn(out, 'head.json.').slice(10, 26);
    return script.replaceAll('KEYID', key);
  };

  it.skipIf(!has('minisign', '-v'))('minisign verifies the head', () => {
    const pub = join(
      folder,
      'keys',
      fileIn(join(folder, 'keys'), `head-${fileIn(out, 'head.json.').slice(10, 26)}`),
    );
    const done = shell(withKey(handbook('minisign')).replace('head-key.pub', pub));
    expect([done.status, done.stdout]).toEqual([
      0,
      expect.stringContaining('Signature and comment signature verified'),
    ]);
  });

  it.skipIf(!has('openssl', 'version'))('openssl verifies the head with the key that the root names', () => {
    const done = shell(withKey(handbook('openssl')));
    expect([done.status, done.stdout]).toEqual([0, expect.stringContaining('Verified Successfully')]);
  });

  it.skipIf(!has('python3', '--version'))('six lines of Python recompute the state hash', () => {
    const snapshot = fileIn(out, 'snapshot-2');
    const program = handbook('python').replace('SNAPSHOT', snapshot);
    expect(program.trim().split('\n').length).toBeLessThanOrEqual(6);
    writeFileSync(inFolder('hash.py'), program);
    const done = spawnSync('python3', [inFolder('hash.py')], { cwd: out, encoding: 'utf8' });
    expect(done.stdout.trim()).toBe(headOf(out).stateHash);
  });

  it('the draft is the snapshot, line by line', () => {
    const snapshot = gunzipSync(readFileSync(join(out, fileIn(out, 'snapshot-2')))).toString();
    const lines: Line[] = draft(folder);
    expect(
      snapshot
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(lines);
  });
});
