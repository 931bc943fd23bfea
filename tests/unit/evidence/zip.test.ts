import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { blobAccess } from '../../../utils/evidence/index.ts';
import {
  openZip,
  readEntry,
  wholeEntry,
  type ZipError,
  type ZipFile,
  zipOf,
} from '../../../utils/evidence/zip/index.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextEncoder();
const NOW = new Date('2026-11-25T10:20:30.000Z');

async function written(files: Iterable<ZipFile>): Promise<Bytes> {
  const each = (async function* () {
    yield* files;
  })();
  return Uint8Array.from(Buffer.concat(await Array.fromAsync(zipOf(each, NOW))));
}

const access = (bytes: Bytes) => blobAccess(new Blob([bytes]));

/** Reads every file. @returns codes of what is wrong */
async function faultsOf(bytes: Bytes): Promise<string[]> {
  const { entries, faults } = await openZip(access(bytes));
  const codes: string[] = faults.map(({ code }) => code);
  for (const entry of entries) {
    await wholeEntry(access(bytes), entry, 1_000_000).catch((error: ZipError) => codes.push(error.code));
  }
  return codes;
}

/** Puts bytes in at a place and moves all that the directory says of what comes after. */
function inserted(bytes: Bytes, at: number, extra: Bytes): Bytes {
  const whole = new Uint8Array([...bytes.subarray(0, at), ...extra, ...bytes.subarray(at)]);
  const view = new DataView(whole.buffer);
  const end = whole.length - 22;
  let row = view.getUint32(end + 16, true) + extra.length;
  view.setUint32(end + 16, row, true);
  while (row < end) {
    const offset = view.getUint32(row + 42, true);
    if (offset >= at) view.setUint32(row + 42, offset + extra.length, true);
    row +=
      46 + view.getUint16(row + 28, true) + view.getUint16(row + 30, true) + view.getUint16(row + 32, true);
  }
  return whole;
}

const two = (): ZipFile[] => [
  { name: 'a/one', bytes: utf8.encode('first') },
  { name: 'a/two', chunks: [utf8.encode('sec'), utf8.encode('ond')] },
  { name: 'a/three', bytes: new Uint8Array() },
];

describe('zipOf and openZip', () => {
  it('give back what was put in, whole or in chunks', async () => {
    const bytes = await written(two());
    const { entries, faults } = await openZip(access(bytes));
    expect(faults).toEqual([]);
    const contents = await Promise.all(
      entries.map(async (entry) => [
        entry.name,
        new TextDecoder().decode(await wholeEntry(access(bytes), entry, 100)),
      ]),
    );
    expect(contents).toEqual([
      ['a/one', 'first'],
      ['a/two', 'second'],
      ['a/three', ''],
    ]);
  });

  it('count more files than a ZIP of old can', async () => {
    const many = Array.from({ length: 65_540 }, (_, n) => ({ name: `a/${n}`, bytes: new Uint8Array() }));
    const { entries, faults } = await openZip(access(await written(many)));
    expect([entries.length, faults]).toEqual([65_540, []]);
  }, 60_000);

  it('refuse a file above what may be held', async () => {
    const bytes = await written(two());
    const [entry] = (await openZip(access(bytes))).entries;
    if (!entry) throw new Error('entry');
    await expect(wholeEntry(access(bytes), entry, 4)).rejects.toThrow('too-large');
  });

  it('find bytes that belong to no file, where every offset was made to fit', async () => {
    const bytes = await written(two());
    const { entries } = await openZip(access(bytes));
    for (const { offset, end } of entries) {
      expect(await faultsOf(inserted(bytes, offset, utf8.encode('hidden')))).toContain('hidden-bytes');
      expect(await faultsOf(inserted(bytes, end, utf8.encode('hidden')))).toContain('hidden-bytes');
    }
  });

  it('refuse links, devices, and extra fields that can say another name', async () => {
    const pack = (attributes: object) => new Uint8Array(zipSync({ 'a/one': [utf8.encode('x'), attributes] }));
    expect(await faultsOf(pack({ os: 3, attrs: 0o100644 << 16 }))).toEqual([]);
    expect(await faultsOf(pack({ os: 3, attrs: 0o120777 << 16 }))).toContain('special-file');
    expect(await faultsOf(pack({ os: 3, attrs: 0o020644 << 16 }))).toContain('special-file');
    // 0x7075, a name in Unicode, and 0x5455, a time.
    const named = pack({ extra: { [String(0x7075)]: utf8.encode('other') } });
    expect((await openZip(access(named))).faults).toEqual([{ name: 'a/one', code: 'header-differs' }]);
    expect(await faultsOf(pack({ extra: { [String(0x5455)]: new Uint8Array(5) } }))).toEqual([]);
  });

  it('refuse a packed file that unpacks to less, or more, than it says', async () => {
    const bytes = new Uint8Array(zipSync({ 'a/one': utf8.encode('words '.repeat(50)) }, { level: 9 }));
    const view = new DataView(bytes.buffer);
    const row = view.getUint32(bytes.length - 6, true);
    for (const size of [299, 301]) {
      view.setUint32(22, size, true);
      view.setUint32(row + 24, size, true);
      expect(await faultsOf(bytes)).toEqual(['size-differs']);
    }
  });

  it('stop reading when nobody wants more', async () => {
    const bytes = new Uint8Array(zipSync({ 'a/one': new Uint8Array(9_000_000) }, { level: 0 }));
    const [entry] = (await openZip(access(bytes))).entries;
    if (!entry) throw new Error('entry');
    let chunks = 0;
    for await (const _ of readEntry(access(bytes), entry)) {
      chunks++;
      break;
    }
    expect(chunks).toBe(1);
  });
});
