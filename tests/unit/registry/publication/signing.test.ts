import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  isSignedBy,
  makeSigningKey,
  minisignKeyOf,
  pemOf,
  publicPemOf,
  sign,
  signingKeyOf,
} from '../../../../utils/registry/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'stadtspur-signing-'));
const inFolder = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

const has = (command: string, ...args: string[]) => spawnSync(command, args).error === undefined;
const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { encoding: 'utf8', cwd: folder });
const DATA = new TextEncoder().encode('{"spec":"stadtspur-registry/1"}\n');

it('a key survives its backup as PEM', async () => {
  const key = await makeSigningKey();
  const back = await signingKeyOf(await pemOf(key));
  expect([back.id, back.key]).toEqual([key.id, key.key]);
  expect(await isSignedBy(DATA, await sign(DATA, back, 'c'), key, 'f')).toBe(true);
  await expect(
    signingKeyOf('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'),
  ).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(signingKeyOf('no key')).rejects.toMatchObject({ code: 'invalid' });
});

it('a signature is of these bytes and this comment alone', async () => {
  const key = await makeSigningKey();
  const signature = await sign(DATA, key, 'file:head.json');
  expect(await isSignedBy(DATA, signature, key, 'f')).toBe(true);
  expect(await isSignedBy(DATA.slice(1), signature, key, 'f')).toBe(false);
  expect(await isSignedBy(DATA, signature.replace('head', 'root'), key, 'f')).toBe(false);
  await expect(isSignedBy(DATA, signature, await makeSigningKey(), 'f')).rejects.toMatchObject({
    code: 'foreign-key',
  });
});

describe('minisign', () => {
  it.skipIf(!has('minisign', '-v'))('verifies what is signed here, and finds one changed byte', async () => {
    const key = await makeSigningKey();
    writeFileSync(inFolder('head.json'), DATA);
    writeFileSync(inFolder('key.pub'), minisignKeyOf(key));
    writeFileSync(inFolder('head.json.sig'), await sign(DATA, key, 'file:head.json'));
    const check = () => run('minisign', '-V', '-p', 'key.pub', '-x', 'head.json.sig', '-m', 'head.json');
    const good = check();
    expect([good.status, good.stdout]).toEqual([0, expect.stringContaining('file:head.json')]);
    writeFileSync(
      inFolder('head.json'),
      DATA.map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
    );
    expect(check().status).not.toBe(0);
  });

  it.skipIf(!has('minisign', '-v'))('makes keys and signatures that are verified here', async () => {
    writeFileSync(inFolder('data'), DATA);
    expect(run('minisign', '-G', '-W', '-p', 'own.pub', '-s', 'own.key').status).toBe(0);
    expect(run('minisign', '-S', '-l', '-W', '-s', 'own.key', '-m', 'data', '-x', 'data.sig').status).toBe(0);
    const body = Buffer.from(readFileSync(inFolder('own.pub'), 'utf8').split('\n')[1] ?? '', 'base64');
    const id = Buffer.from(body.subarray(2, 10)).reverse().toString('hex').toUpperCase();
    const key = { id, key: body.subarray(10).toString('base64') };
    expect(await isSignedBy(DATA, readFileSync(inFolder('data.sig'), 'utf8'), key, 'data')).toBe(true);
  });
});

describe('openssl', () => {
  it.skipIf(!has('openssl', 'version'))('verifies the bare signature with the public key', async () => {
    const key = await makeSigningKey();
    const signature = await sign(DATA, key, 'file:head.json');
    writeFileSync(inFolder('head.json'), DATA);
    writeFileSync(inFolder('key.pem'), publicPemOf(key));
    writeFileSync(inFolder('sig.bin'), Buffer.from(signature.split('\n')[1] ?? '', 'base64').subarray(10));
    const check = () =>
      run(
        'openssl',
        'pkeyutl',
        '-verify',
        '-pubin',
        '-inkey',
        'key.pem',
        '-rawin',
        '-in',
        'head.json',
        '-sigfile',
        'sig.bin',
      );
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('Verified Successfully') });
    writeFileSync(inFolder('head.json'), 'other');
    expect(check().status).not.toBe(0);
  });

  it.skipIf(!has('openssl', 'version'))(
    'makes private keys that are read here, and reads those made here',
    async () => {
      expect(run('openssl', 'genpkey', '-algorithm', 'ed25519', '-out', 'made.pem').status).toBe(0);
      const key = await signingKeyOf(readFileSync(inFolder('made.pem'), 'utf8'));
      const shown = run('openssl', 'pkey', '-in', 'made.pem', '-pubout').stdout;
      expect(publicPemOf(key)).toBe(shown);
      writeFileSync(inFolder('ours.pem'), await pemOf(key));
      expect(run('openssl', 'pkey', '-in', 'ours.pem', '-noout').status).toBe(0);
      expect(readdirSync(folder)).toContain('ours.pem');
    },
  );
});
