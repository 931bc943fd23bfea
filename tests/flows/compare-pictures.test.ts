import { describe, expect, it, vi } from 'vitest';
import { comparePictures, documentsInUse } from '../../utils/flows/index.ts';
import { lumaWithin, packPrint, printOf } from '../../utils/matching/index.ts';
import type { Registry } from '../../utils/model/index.ts';
import { fileOf, pictureAsset, pixelsOf, readPixelsOf, registryWith, resolve } from './samples.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const printed = (seed: number) => {
  const { rgba, width, height } = pixelsOf(seed);
  return base64(packPrint(printOf(lumaWithin(rgba, width, height, 512))));
};
const comparing = (registries: () => Promise<Registry[]>) =>
  comparePictures({
    registries: async () => documentsInUse(await registries(), resolve),
    readPixels: readPixelsOf,
  });

describe('comparing pictures', () => {
  it('finds by the print, and by the plain fingerprint of older registries', async () => {
    const own = { ...registryWith([pictureAsset(7, { id: 'seven', print: printed(7) })]), id: 'own' };
    const old = registryWith([pictureAsset(9, { id: 'nine' })]);
    const { compare } = comparing(async () => [own, old]);
    expect(await compare(fileOf(7))).toMatchObject({
      found: [{ registry: 'own', id: 'seven', grade: 'same' }],
    });
    expect(await compare(fileOf(9))).toMatchObject({
      found: [{ registry: 'test', id: 'nine', grade: 'same' }],
    });
    expect((await compare(fileOf(8))).found).toEqual([]);
  });

  it('falls back on the fingerprint where a print cannot be read', async () => {
    const broken = registryWith([pictureAsset(7, { print: base64(new Uint8Array(40)) })]);
    const { compare } = comparing(async () => [broken]);
    expect((await compare(fileOf(7))).found).toHaveLength(1);
  });

  it('names an asset once, with its strongest print', async () => {
    const [exact] = pictureAsset(7).fingerprints ?? [];
    if (!exact) throw new Error('no fingerprint');
    // Its first digit is another one: one to four bits away.
    const near = { ...exact, hash: `${exact.hash.startsWith('0') ? 'f' : '0'}${exact.hash.slice(1)}` };
    const { compare } = comparing(async () => [
      registryWith([pictureAsset(7, { fingerprints: [near, exact, near] })]),
    ]);
    expect((await compare(fileOf(7))).found).toMatchObject([{ distance: 0 }]);
  });

  it('says of a plain grey that it cannot be compared', async () => {
    const { compare } = comparing(async () => [registryWith([pictureAsset(7)])]);
    expect(await compare(fileOf(0))).toMatchObject({ found: [], comparable: false, quality: 0 });
  });

  it('loads the registries once, anew after forget, and again after a failure', async () => {
    const load = vi.fn<() => Promise<Registry[]>>(async () => [registryWith([pictureAsset(7)])]);
    load.mockRejectedValueOnce(new Error('locked'));
    const { compare, forget } = comparing(load);
    await expect(compare(fileOf(7))).rejects.toThrow('locked');
    await Promise.all([compare(fileOf(7)), compare(fileOf(7))]);
    expect(load).toHaveBeenCalledTimes(2);
    forget();
    await compare(fileOf(7));
    expect(load).toHaveBeenCalledTimes(3);
  });
});
