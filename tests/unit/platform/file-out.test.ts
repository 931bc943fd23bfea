// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dropTemporaryFiles, saveStream } from '../../../utils/platform/file-out.ts';

const downloads: { name: string; file: Blob }[] = [];
vi.mock('../../../utils/platform/download.ts', () => ({
  download: (file: Blob, name: string) => downloads.push({ name, file }),
}));

/** The origin private file system, as far as it is used, in memory. */
class Folder {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();

  keys = () => this.files.keys();
  removeEntry = async (name: string) => void this.files.delete(name);
  getFileHandle = async (name: string) => {
    this.files.set(name, new Uint8Array());
    const parts: Uint8Array<ArrayBuffer>[] = [];
    return {
      name,
      createWritable: async () =>
        new WritableStream<Uint8Array<ArrayBuffer>>({
          write: (part) => void parts.push(part),
          close: async () => void this.files.set(name, new Uint8Array(await new Blob(parts).arrayBuffer())),
        }),
      getFile: async () => new Blob([this.files.get(name) ?? new Uint8Array()]),
    };
  };
}

let folder: Folder;
const withFiles = (there: boolean) => {
  const getDirectory = async () => {
    if (!there) throw new DOMException('none', 'SecurityError');
    return { getDirectoryHandle: async () => folder };
  };
  Object.defineProperty(navigator, 'storage', { value: { getDirectory }, configurable: true });
};
beforeEach(() => {
  downloads.length = 0;
  folder = new Folder();
  withFiles(true);
});

const pieces = (...texts: string[]) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const text of texts) controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
const order = { name: 'a.txt', mediaType: 'text/plain' };

describe('a long file', () => {
  it.each([
    ['through a temporary file', true],
    ['in memory where there is no file system', false],
  ])('is written %s and offered under its name', async (_, there) => {
    withFiles(there);
    const seen: number[] = [];
    const bytes = await saveStream(pieces('one ', 'two'), { ...order, onBytes: (n) => seen.push(n) });
    expect([bytes, seen]).toEqual([7, [4, 7]]);
    expect(downloads.map(({ name, file }) => [name, file.type])).toEqual([['a.txt', 'text/plain']]);
    expect(await downloads[0]?.file.text()).toBe('one two');
    expect(folder.files.size).toBe(there ? 1 : 0);
  });

  it.each([true, false])('that is cancelled or fails leaves nothing (file system: %s)', async (there) => {
    withFiles(there);
    const life = new AbortController();
    const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.enqueue(new Uint8Array(10)),
    });
    const tell = (bytes: number) => bytes > 50 && life.abort(new Error('cancelled'));
    const cancelled = saveStream(endless, { ...order, onBytes: tell, signal: life.signal });
    await expect(cancelled).rejects.toThrow('cancelled');
    const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.error(new Error('broken')),
    });
    await expect(saveStream(broken, order)).rejects.toThrow('broken');
    expect([downloads, [...folder.files]]).toEqual([[], []]);
  });
});

describe('temporary files', () => {
  it('go when they are old, and stay while another page may write them', async () => {
    const now = Date.now();
    const [old, young] = [`${now - 7 * 3_600_000}-a`, `${now - 1000}-b`];
    folder.files.set(old, new Uint8Array()).set(young, new Uint8Array());
    await dropTemporaryFiles();
    expect([...folder.files.keys()]).toEqual([young]);
    await dropTemporaryFiles(0);
    expect(folder.files.size).toBe(0);
    withFiles(false);
    await expect(dropTemporaryFiles()).resolves.toBeUndefined();
  });
});
