import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { alikeAmong, type ImportFile, PortError, readImport } from '../../utils/flows/index.ts';
import { documentOfLines, zipOf } from '../../utils/registry/index.ts';
import { emptyDatabase } from './capture-samples.ts';
import { account, added, picture } from './own-samples.ts';

beforeEach(emptyDatabase);

const file = (path: string, content: string | Uint8Array<ArrayBuffer>): ImportFile => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, size: bytes.length, bytes: async () => bytes };
};

const printed = {
  width: 4,
  height: 3,
  hash: 'ab'.repeat(32),
  quality: 80,
  print: 'cHJpbnQ=',
  thumbnail: 'data:image/jpeg;base64,AAAA',
};
const common = {
  producer: 'Stadt',
  'published.url': 'https://www.stadt.example/presse/',
  'source.title': 'Pressebilder',
};

const read = (files: ImportFile[], more: Partial<Parameters<typeof readImport>[2]> = {}, given = common) =>
  readImport(files, given, {
    print: async () => printed,
    added,
    atOnce: 2,
    tell: () => undefined,
    signal: new AbortController().signal,
    ...more,
  });

describe('an import', () => {
  it('makes an entry of a picture: title from its name, address from its path', async () => {
    const { lines, refused } = await read([file('Hafen 2021/Am_Kai.jpg', 'x')]);
    expect(refused).toEqual([]);
    expect(lines[0]?.value).toMatchObject({
      id: expect.stringMatching(/^am-kai|^am_kai-[0-9a-f]{8}$/),
      title: 'Am Kai',
      published: { url: 'https://www.stadt.example/presse/Hafen%202021/Am_Kai.jpg', at: null },
      fingerprints: [{ algorithm: 'pdq', hash: printed.hash, quality: 80 }],
      print: printed.print,
    });
  });

  it('reads CSV, also as older spreadsheets write it, and documents', async () => {
    const csv =
      'kind;title;producer;published.url;source.title\r\ntext;Stra\xdfe;Stadt;https://www.stadt.example/;P';
    const latin = Uint8Array.from(csv, (letter) => letter.charCodeAt(0));
    const document = documentOfLines([account('a')], '1');
    const { lines, refused } = await read([file('a.csv', latin), file('b.json', JSON.stringify(document))]);
    expect(refused).toEqual([]);
    expect(lines.map(({ value }) => Reflect.get(value, 'title') ?? Reflect.get(value, 'name'))).toEqual([
      'Straße',
      'unnamed',
      'a',
    ]);
  });

  it('refuses file by file, with the reason, and reads the others', async () => {
    const print = async (bytes: Uint8Array) => {
      if (bytes.length > 3) throw new PortError('undecodable', 'cut');
      return printed;
    };
    const { lines, refused } = await read(
      [
        file('a.jpg', 'abcd'),
        file('b.jpg', 'b'),
        file('c.exe', ''),
        file('d.json', '{"schema":1'),
        file('e.zip', 'no zip'),
        file('f.zip', zipOf([{ name: 'head.json', data: new TextEncoder().encode('{}') }])),
        file('g.csv', 'a;b'),
      ],
      { print },
    );
    expect(lines).toHaveLength(1);
    expect(refused.map(({ file, code }) => [file, code])).toEqual([
      ['a.jpg', 'undecodable'],
      ['c.exe', 'unknown-kind'],
      ['d.json', 'not-json'],
      ['e.zip', 'not-zip'],
      ['f.zip', 'missing-file'],
      ['g.csv', 'missing'],
    ]);
  });

  it('asks for what pictures need before it reads any', async () => {
    let asked = 0;
    const print = async () => {
      asked++;
      return printed;
    };
    const given = { ...common, producer: '' };
    await expect(read([file('a.jpg', 'a')], { print }, given)).rejects.toMatchObject({
      flaws: [{ path: 'value.producer', code: 'missing' }],
    });
    expect(asked).toBe(0);
    await expect(read([file('a.csv', 'a')], { print }, given)).resolves.toBeDefined();
  });

  it('tells how far it is, and ends when cancelled', async () => {
    const life = new AbortController();
    const told: number[] = [];
    const tell = (done: number) => {
      told.push(done);
      if (done === 2) life.abort();
    };
    const files = Array.from({ length: 9 }, (_, n) => file(`${n}.jpg`, String(n)));
    await expect(read(files, { tell, signal: life.signal, atOnce: 1 })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(told).toEqual([1, 2]);
  });
});

describe('pictures alike', () => {
  const near = `${'ab'.repeat(31)}aa`;
  const far = 'cd'.repeat(32);

  it('are found within ten bits, nearest first, each pair once', () => {
    const pairs = alikeAmong([picture('a'), picture('b', near), picture('c', far), picture('d')]);
    expect(pairs.map(({ a, b, distance }) => [a, b, distance])).toEqual([
      ['a', 'd', 0],
      ['a', 'b', 1],
      ['b', 'd', 1],
    ]);
  });

  it('are not those too plain to compare, nor those among the known when only new ones are asked for', () => {
    expect(alikeAmong([picture('a', near, 10), picture('b', near, 10)])).toEqual([]);
    expect(alikeAmong([picture('a'), picture('b'), picture('c', far)], [picture('c', far)])).toEqual([]);
  });
});
