import { describe, expect, it } from 'vitest';
import {
  checkHead,
  checkRoot,
  makeSigningKey,
  rootAskedFor,
  signedFiles,
} from '../../../../utils/registry/index.ts';
import { publisher, rootOf, signedBy, signedFrom, topicLine } from './publisher.ts';

const lastOf = (head: { sequence: number; issued: string; stateHash: string; root: number }) => ({
  sequence: head.sequence,
  issued: head.issued,
  stateHash: head.stateHash,
  root: head.root,
});

describe('a root', () => {
  it('is taken when enough of its own keys signed it', async () => {
    const { host } = await publisher();
    const root = await checkRoot(signedFrom(host, 'root-1.json'), 1, null);
    expect(root).toMatchObject({ version: 1, id: 'test-city' });
  });

  it('is refused with fewer signatures than its threshold, and with one that is wrong', async () => {
    const { root, roots } = await publisher();
    await expect(
      checkRoot(await signedBy('root-1.json', root, roots.slice(0, 1)), 1, null),
    ).rejects.toMatchObject({
      code: 'too-few-signatures',
    });
    const signed = await signedBy('root-1.json', root, roots);
    const changed = new Uint8Array(signed.bytes);
    changed[changed.length - 3] = 0x20;
    await expect(checkRoot({ ...signed, bytes: changed }, 1, null)).rejects.toMatchObject({
      code: 'bad-signature',
    });
  });

  it('is refused when one key stands under two ids to reach the threshold', async () => {
    const key = await makeSigningKey();
    const twin = { ...key, id: 'AAAAAAAAAAAAAAAA' };
    const root = rootOf('test-city', 1, [key, twin], [key], 2);
    await expect(checkRoot(await signedBy('root-1.json', root, [key, twin]), 1, null)).rejects.toMatchObject({
      code: 'too-few-signatures',
    });
  });

  it('follows another when the old keys signed it too, and not without them', async () => {
    const { root, roots, headKey } = await publisher();
    const fresh = await makeSigningKey();
    const next = rootOf('test-city', 2, [fresh, ...roots.slice(1)], [headKey], 2);
    const good = await signedBy('root-2.json', next, [fresh, ...roots.slice(1)]);
    expect(await checkRoot(good, 2, root)).toMatchObject({ version: 2 });
    const stolen = rootOf('test-city', 2, [fresh, await makeSigningKey()], [fresh], 1);
    await expect(checkRoot(await signedBy('root-2.json', stolen, [fresh]), 2, root)).rejects.toMatchObject({
      code: 'too-few-signatures',
    });
  });

  it('is refused in the place of another version, of another registry, of another spec', async () => {
    const { root, roots, headKey, host } = await publisher();
    await expect(checkRoot(signedFrom(host, 'root-1.json'), 2, root)).rejects.toMatchObject({
      code: 'rolled-back',
    });
    const foreign = rootOf('other-city', 2, roots, [headKey], 2);
    await expect(checkRoot(await signedBy('root-2.json', foreign, roots), 2, root)).rejects.toMatchObject({
      code: 'foreign-id',
    });
    const future = { ...root, spec: 'stadtspur-registry/2' };
    await expect(checkRoot(await signedBy('root-1.json', future, roots), 1, null)).rejects.toMatchObject({
      code: 'wrong-spec',
      detail: 'stadtspur-registry/2',
    });
    const huge = { ...root, title: 'x'.repeat(20_000) };
    await expect(checkRoot(await signedBy('root-1.json', huge, roots), 1, null)).rejects.toMatchObject({
      code: 'too-large',
    });
  });
});

describe('a head', () => {
  it('is taken when its root vouches for the key, and the next one after it', async () => {
    const city = await publisher();
    await city.release([topicLine('a')]);
    const first = await checkHead(signedFrom(city.host, 'head.json'), city.root, null);
    await city.release([topicLine('b')], undefined, { issued: '2026-01-03T00:00:00Z' });
    const second = await checkHead(signedFrom(city.host, 'head.json'), city.root, lastOf(first));
    expect([first.sequence, second.sequence]).toEqual([1, 2]);
    expect(second.deltas).toMatchObject([{ from: 1, to: 2 }]);
  });

  it('is refused with one bit changed, before anything of it is read', async () => {
    const city = await publisher();
    await city.release([topicLine('a')]);
    const signed = signedFrom(city.host, 'head.json');
    const forged = new Uint8Array(signed.bytes);
    forged[40] = (forged[40] ?? 0) ^ 1;
    await expect(checkHead({ ...signed, bytes: forged }, city.root, null)).rejects.toMatchObject({
      code: 'bad-signature',
    });
    const noJson = new TextEncoder().encode('<!doctype html>');
    await expect(checkHead({ ...signed, bytes: noJson }, city.root, null)).rejects.toMatchObject({
      code: 'bad-signature',
    });
  });

  it('is refused when a key signed it that the root does not name, or a root key', async () => {
    const city = await publisher();
    const { head } = await city.release([topicLine('a')]);
    for (const key of [await makeSigningKey(), city.roots[0]]) {
      const signed = await signedBy('head.json', head, key ? [key] : []);
      await expect(checkHead(signed, city.root, null)).rejects.toMatchObject({ code: 'too-few-signatures' });
    }
    // The name of the head's key over the signature of another.
    const foreign = await signedBy('head.json', head, [await makeSigningKey()]);
    const [signature = ''] = foreign.signatures.values();
    const renamed = { ...foreign, signatures: new Map([[city.headKey.id, signature]]) };
    await expect(checkHead(renamed, city.root, null)).rejects.toMatchObject({ code: 'foreign-key' });
  });

  it('is refused when its signature is cut off or of another form', async () => {
    const city = await publisher();
    await city.release([topicLine('a')]);
    const signed = signedFrom(city.host, 'head.json');
    const [text = ''] = signed.signatures.values();
    for (const odd of [
      '',
      text.slice(0, 90),
      text.replace('trusted comment: ', ''),
      text.replace(/file:head/, 'file:HEAD'),
    ]) {
      const signatures = new Map([[city.headKey.id, odd]]);
      await expect(checkHead({ ...signed, signatures }, city.root, null)).rejects.toMatchObject({
        code: 'bad-signature',
      });
    }
  });

  it('is refused when it goes back, forks, or leaps ahead', async () => {
    const city = await publisher();
    const old = await city.release([topicLine('a')]);
    const oldSigned = signedFrom(city.host, 'head.json');
    const now = await city.release([topicLine('b')]);
    await expect(checkHead(oldSigned, city.root, lastOf(now.head))).rejects.toMatchObject({
      code: 'rolled-back',
    });
    const forked = { ...now.head, stateHash: old.head.stateHash };
    await expect(
      checkHead(await signedBy('head.json', forked, [city.headKey]), city.root, lastOf(now.head)),
    ).rejects.toMatchObject({ code: 'forked' });
    const earlier = { ...now.head, issued: '2025-01-01T00:00:00Z' };
    await expect(
      checkHead(await signedBy('head.json', earlier, [city.headKey]), city.root, lastOf(now.head)),
    ).rejects.toMatchObject({ code: 'rolled-back' });
    const leap = { ...now.head, sequence: 1_000_000 };
    await expect(
      checkHead(await signedBy('head.json', leap, [city.headKey]), city.root, lastOf(now.head)),
    ).rejects.toMatchObject({ code: 'fast-forwarded' });
  });

  it('may count anew under a new root, and not by naming one that does not vouch for it', async () => {
    const city = await publisher();
    const { head } = await city.release([topicLine('a')]);
    const last = { ...lastOf(head), sequence: 900_000 };
    const escaped = await signedBy('head.json', { ...head, root: 2 }, [city.headKey]);
    await expect(checkHead(escaped, city.root, last)).rejects.toMatchObject({ code: 'rolled-back' });
    const next = rootOf('test-city', 2, city.roots, [city.headKey], 2);
    expect(await checkHead(escaped, next, last)).toMatchObject({ sequence: 1 });
  });

  it('is refused when it is of another registry or spec, too large, or has an unknown field', async () => {
    const city = await publisher();
    const { head } = await city.release([topicLine('a')]);
    const check = async (value: object) =>
      checkHead(await signedBy('head.json', value, [city.headKey]), city.root, null);
    await expect(check({ ...head, id: 'other' })).rejects.toMatchObject({ code: 'foreign-id' });
    await expect(check({ ...head, spec: 'stadtspur-registry/9' })).rejects.toMatchObject({
      code: 'wrong-spec',
    });
    await expect(check({ ...head, extra: 1 })).rejects.toMatchObject({ code: 'invalid' });
    const whole = await signedBy('head.json', head, [city.headKey]);
    const padded = new Uint8Array(4097).fill(0x20);
    padded.set(whole.bytes);
    await expect(checkHead({ ...whole, bytes: padded }, city.root, null)).rejects.toMatchObject({
      code: 'too-large',
    });
    await expect(signedFiles('head.json', { padding: 'x'.repeat(5000) }, [])).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('of eight deltas and the longest names fits into 4,096 bytes', async () => {
    const city = await publisher('a'.repeat(80));
    for (let n = 0; n < 12; n++) await city.release([topicLine(`t${n}`)]);
    const signed = signedFrom(city.host, 'head.json');
    const head = await checkHead(signed, city.root, null);
    expect(head.deltas.map(({ to }) => to)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect(signed.bytes.length).toBeLessThan(4096);
  });

  it('without anything new keeps its sequence and contents', async () => {
    const city = await publisher();
    const { head } = await city.release([topicLine('a')]);
    const again = await city.release([], undefined, { issued: '2026-01-09T00:00:00Z' });
    expect(again.head).toEqual({ ...head, issued: '2026-01-09T00:00:00Z' });
    expect(again.files.map(({ name }) => name.startsWith('head.json'))).toEqual([true, true]);
    expect(await checkHead(signedFrom(city.host, 'head.json'), city.root, lastOf(head))).toBeTruthy();
  });

  it('names the root that is to be fetched, unchecked', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(rootAskedFor(bytes('{"root": 3}'))).toBe(3);
    for (const odd of ['{"root": -1}', '{"root": 1.5}', '{"root": "2"}', '{}'])
      expect(rootAskedFor(bytes(odd))).toBeNull();
    expect(() => rootAskedFor(bytes('<html>'))).toThrow(expect.objectContaining({ code: 'not-json' }));
    expect(() => rootAskedFor(new Uint8Array(5000))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});

it('the first publication has its files in the order in which they go to the host', async () => {
  const city = await publisher();
  const { files } = await city.release([topicLine('a')]);
  expect(files.map(({ name }) => name.replace(/[0-9a-f]{12}|[0-9A-F]{16}/, '…'))).toEqual([
    'snapshot-1-….ndjson.gz',
    'delta-0-1-….ndjson.gz',
    'head.json',
    'head.json.….minisig',
  ]);
});
