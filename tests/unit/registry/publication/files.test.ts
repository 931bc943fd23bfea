import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  checkFile,
  checkSizes,
  deltaFile,
  LARGEST_INFLATED,
  LARGEST_PACKED,
  linesOf,
  type Packed,
  packedOf,
  sha256Of,
  snapshotFile,
} from '../../../../utils/registry/index.ts';

const TEXT = Array.from({ length: 500 }, (_, n) => `{"n":${n},"word":"Brücke"}\n`).join('');

async function all(data: Uint8Array<ArrayBuffer>, packed: Packed): Promise<string[]> {
  const lines = [];
  for await (const line of linesOf(data, packed, 'delta')) lines.push(line);
  return lines;
}

const packedBy = (plain: Uint8Array | string, inflated?: number) => {
  const data = new Uint8Array(gzipSync(plain));
  return {
    data,
    packed: { sha256: sha256Of(data), bytes: data.length, inflated: inflated ?? Buffer.byteLength(plain) },
  };
};

describe('a packed file', () => {
  it('is gzip that anyone can unpack, and gives its lines back', async () => {
    const { data, packed } = await packedOf(TEXT);
    expect(gunzipSync(data).toString()).toBe(TEXT);
    await checkFile(data, packed, 'delta');
    expect(await all(data, packed)).toEqual(TEXT.trimEnd().split('\n'));
    expect(await all(...(Object.values(await packedOf('')) as [Uint8Array<ArrayBuffer>, Packed]))).toEqual(
      [],
    );
  });

  it('is refused when it is cut off, too long, or has one bit changed', async () => {
    const { data, packed } = await packedOf(TEXT);
    const flipped = new Uint8Array(data);
    flipped[100] = (flipped[100] ?? 0) ^ 4;
    const longer = new Uint8Array(data.length + 1);
    longer.set(data);
    await expect(checkFile(data.slice(0, -1), packed, 'f')).rejects.toMatchObject({ code: 'truncated' });
    await expect(checkFile(longer, packed, 'f')).rejects.toMatchObject({ code: 'too-large' });
    await expect(checkFile(flipped, packed, 'f')).rejects.toMatchObject({ code: 'wrong-hash' });
  });

  it('that unpacks to more than the head says is stopped there', async () => {
    const bomb = packedBy(Buffer.alloc(32 * 1024 * 1024, '{"a":1}\n'), 1000);
    await expect(all(bomb.data, bomb.packed)).rejects.toMatchObject({ code: 'gzip-bomb' });
    expect(() => checkSizes({ ...bomb.packed, inflated: 32 * 1024 * 1024 }, 'f')).toThrow(
      expect.objectContaining({ code: 'gzip-bomb' }),
    );
  });

  it('of a size beyond the limits is refused before it is fetched', () => {
    const sizes = (bytes: number, inflated: number) => () => checkSizes({ sha256: '', bytes, inflated }, 'f');
    expect(sizes(LARGEST_PACKED + 1, 1)).toThrow(expect.objectContaining({ code: 'too-large' }));
    expect(sizes(LARGEST_PACKED, LARGEST_INFLATED + 1)).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
    expect(sizes(LARGEST_PACKED, LARGEST_INFLATED)).not.toThrow();
    // Small files may pack well.
    expect(sizes(2000, 900_000)).not.toThrow();
  });

  it('that is no gzip, ends within a line, or is no UTF-8 is refused', async () => {
    const html = new TextEncoder().encode('<!doctype html><title>404</title>');
    await expect(all(html, { sha256: '', bytes: html.length, inflated: 100 })).rejects.toMatchObject({
      code: 'not-gzip',
    });
    const half = packedBy('{"a":1}\n{"b"');
    await expect(all(half.data, half.packed)).rejects.toMatchObject({ code: 'truncated' });
    const short = packedBy('{"a":1}\n', 20);
    await expect(all(short.data, short.packed)).rejects.toMatchObject({ code: 'truncated' });
    const latin = packedBy(Buffer.from('{"a":"Br\xfccke"}\n', 'latin1'));
    await expect(all(latin.data, latin.packed)).rejects.toMatchObject({ code: 'invalid' });
    const halfLetter = packedBy(Buffer.concat([Buffer.from('{"a":1}\n'), Buffer.from([0xc3])]));
    await expect(all(halfLetter.data, halfLetter.packed)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('has its hash in its name', async () => {
    const { packed } = await packedOf(TEXT);
    expect(snapshotFile(7, packed.sha256)).toContain(packed.sha256.slice(0, 12));
    expect(deltaFile(6, 7, packed.sha256)).toMatch(/^delta-6-7-[0-9a-f]{12}\.ndjson\.gz$/);
  });
});
