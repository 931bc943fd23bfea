import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  curlRecipe,
  partsOfRequest,
  sha256Hex,
  TokenError,
  timestampRequest,
  verifyToken,
} from '../../../utils/evidence/index.ts';
import { type Authority, has, makeAuthority, run } from './tools/authority.ts';

const openssl = has('openssl', 'version');
const digest = await sha256Hex(new TextEncoder().encode('a line of the ledger'));

describe('timestampRequest', () => {
  it('is a request of 69 bytes with the digest and a fresh nonce', () => {
    const [one, other] = [timestampRequest(digest), timestampRequest(digest)];
    expect(one).toHaveLength(69);
    expect(partsOfRequest(one)?.digest).toBe(digest);
    expect(partsOfRequest(one)?.nonce).not.toBe(partsOfRequest(other)?.nonce);
  });

  it.each([0x00, 0x80, 0xff])('has a positive nonce of 8 bytes also after %i', (first) => {
    const nonce = partsOfRequest(timestampRequest(digest, (bytes) => bytes.fill(first)))?.nonce ?? '';
    expect(Number.parseInt(nonce.slice(0, 2), 16)).toBeGreaterThanOrEqual(0x40);
    expect(Number.parseInt(nonce.slice(0, 2), 16)).toBeLessThanOrEqual(0x7f);
  });

  it.each(['', 'ff', digest.toUpperCase()])('refuses %j', (bad) => {
    expect(() => timestampRequest(bad)).toThrow(RangeError);
  });
});

describe('curlRecipe', () => {
  it('names address, request and answer', () => {
    const lines = curlRecipe('https://tsa.example/stamp?a=1&b=2', 'line-7.tsq').split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(
      "--data-binary '@line-7.tsq' -o 'line-7.tsr' 'https://tsa.example/stamp?a=1&b=2'",
    );
  });

  it.each([
    ["https://tsa.example/'; rm -rf ~'", 'a.tsq'],
    ['file:///etc/passwd', 'a.tsq'],
    ['https://tsa.example/', '../a.tsq'],
    ['https://tsa.example/', "a'b.tsq"],
    ['https://tsa.example/', '-o.tsq'],
  ])('refuses %j with %j', (address, file) => {
    expect(() => curlRecipe(address, file)).toThrow(RangeError);
  });
});

describe.skipIf(!openssl)('verifyToken against an authority of openssl', () => {
  const authorities = new Map<string, Authority>();
  const request = timestampRequest(digest);
  const answers = new Map<string, Uint8Array<ArrayBuffer>>();

  beforeAll(() => {
    for (const kind of ['ec', 'rsa'] as const) {
      const authority = makeAuthority(kind);
      authorities.set(kind, authority);
      answers.set(kind, authority.stamp(request));
    }
  });
  afterAll(() => {
    for (const { folder } of authorities.values()) rmSync(folder, { recursive: true });
  });

  it.each(['ec', 'rsa'])('holds for a stamp of a key of %s', async (kind) => {
    const facts = await verifyToken(answers.get(kind) ?? new Uint8Array(), { digest, request });
    expect(facts).toMatchObject({
      authority: 'Test authority',
      imprintMatches: true,
      nonceMatches: true,
      signatureValid: true,
      chain: ['Test authority', 'Test root'],
    });
    expect(Math.abs(Date.now() - Date.parse(facts.stampedAt))).toBeLessThan(60_000);
  });

  it('holds for openssl as well', () => {
    const { folder = '' } = authorities.get('ec') ?? {};
    writeFileSync(join(folder, 'a.tsr'), answers.get('ec') ?? '');
    const args = ['ts', '-verify', '-digest', digest, '-in', 'a.tsr', '-CAfile', 'root.pem'];
    expect(run('openssl', args, folder).output).toContain('Verification: OK');
  });

  it('tells another imprint, and an answer to another request', async () => {
    const answer = answers.get('ec') ?? new Uint8Array();
    const other = await sha256Hex(new Uint8Array(1));
    expect(await verifyToken(answer, { digest: other })).toMatchObject({
      imprintMatches: false,
      nonceMatches: null,
      signatureValid: true,
    });
    expect(await verifyToken(answer, { digest, request: timestampRequest(digest) })).toMatchObject({
      nonceMatches: false,
    });
  });

  it('does not hold for a certificate that is not for timestamps', async () => {
    const authority = authorities.get('ec');
    const answer = answers.get('ec') ?? new Uint8Array();
    const held = async (as: 'tsa' | 'web') =>
      (await verifyToken(authority?.signedAnew(answer, as) ?? answer, { digest })).signatureValid;
    expect([await held('tsa'), await held('web')]).toEqual([true, false]);
  });

  it('does not hold after the time was changed, or the signature', async () => {
    const answer = answers.get('ec') ?? new Uint8Array();
    const { stampedAt } = await verifyToken(answer, { digest, request });
    const time = stampedAt.replace(/\D/g, '').slice(0, 14);
    const places = [Buffer.from(answer).indexOf(time) + 13, answer.length - 1];
    for (const at of places) {
      const changed = Uint8Array.from(answer);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect((await verifyToken(changed, { digest, request })).signatureValid, `at ${at}`).toBe(false);
    }
  });

  it('never holds with another time, name or digest after any change', async () => {
    const answer = answers.get('ec') ?? new Uint8Array();
    const { stampedAt, authority } = await verifyToken(answer, { digest, request });
    let refused = 0;
    for (let at = 0; at < answer.length; at += 13) {
      const changed = Uint8Array.from(answer);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const facts = await verifyToken(changed, { digest, request }).catch((error) => {
        expect(error).toBeInstanceOf(TokenError);
        return null;
      });
      const holds = facts?.signatureValid && facts.imprintMatches && facts.nonceMatches;
      if (holds) expect(facts).toMatchObject({ stampedAt, authority });
      else refused++;
    }
    expect(refused).toBeGreaterThan(0);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['other bytes', new TextEncoder().encode('<html>502 Bad Gateway</html>')],
    ['its beginning', 'half'],
  ])('refuses %s', async (_, bytes) => {
    const answer = answers.get('ec') ?? new Uint8Array();
    const given = typeof bytes === 'string' ? answer.subarray(0, answer.length >> 1) : bytes;
    await expect(verifyToken(given, { digest })).rejects.toThrow(TokenError);
  });

  it('names a refusal', async () => {
    // PKIStatusInfo with status 2, rejection.
    const rejected = Uint8Array.from([0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02]);
    await expect(verifyToken(rejected, { digest })).rejects.toMatchObject({ code: 'refused', detail: '2' });
  });
});
