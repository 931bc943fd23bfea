import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { CDXIndexer, getSurt, WARCParser } from 'warcio';
import { verifyPackage } from '../../../../utils/evidence/index.ts';
import { surtOf } from '../../../../utils/evidence/wacz/cdxj.ts';
import { blobAccess } from '../../../../utils/evidence/zip/index.ts';
import { type Device, deviceWith, packed, sourceOf } from '../package/samples.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

let device: Device;
let bytes: Uint8Array;
let files: Map<string, Uint8Array>;

const streamOf = (data: Uint8Array) => new Blob([new Uint8Array(data)]).stream();
const warc = () => files.get('archive/data.warc.gz') ?? new Uint8Array();

beforeAll(async () => {
  device = await deviceWith(3);
  // The last finding's medium is not what it was.
  const last = [...device.findings.values()].at(-1);
  const medium = last?.artefacts.find(({ role }) => role === 'media')?.sha256;
  device.blobs.set(`${last?.id} ${medium}`, new Blob(['altered']));
  ({ bytes } = await packed(sourceOf(device, { wacz: true })));
  const bag = unzipSync(bytes);
  const inner = Object.entries(bag).find(([name]) => name.endsWith('/data/archive.wacz'))?.[1];
  files = new Map(Object.entries(unzipSync(inner ?? new Uint8Array())));
});

describe('the web archive in a package', () => {
  it('has the files that WACZ 1.1.1 asks for, each with its hash and size', () => {
    expect([...files.keys()].sort()).toEqual([
      'archive/data.warc.gz',
      'datapackage-digest.json',
      'datapackage.json',
      'indexes/index.cdxj',
      'pages/pages.jsonl',
    ]);
    const described = JSON.parse(text(files.get('datapackage.json')));
    expect(described).toMatchObject({ profile: 'data-package', wacz_version: '1.1.1' });
    for (const { path, hash, bytes: size } of described.resources) {
      const file = files.get(path) ?? new Uint8Array();
      expect([path, hash, size]).toEqual([path, `sha256:${sha256(file)}`, file.length]);
    }
    expect(JSON.parse(text(files.get('datapackage-digest.json')))).toEqual({
      path: 'datapackage.json',
      hash: `sha256:${sha256(files.get('datapackage.json') ?? new Uint8Array())}`,
    });
  });

  it('holds what the findings hold, as another library reads it, and nothing that was altered', async () => {
    const read: string[] = [];
    for await (const record of WARCParser.iterRecords(streamOf(warc()))) {
      const payload = await record.readFully(false);
      if (record.warcType === 'warcinfo') continue;
      expect(record.warcType).toBe('resource');
      expect(record.warcHeader('WARC-Payload-Digest')).toBe(`sha256:${sha256(payload)}`);
      read.push(`${record.warcTargetURI} ${sha256(payload)}`);
    }
    const expected = [...device.findings.values()].flatMap(({ id, artefacts, post, page }) =>
      artefacts
        .filter(({ sha256: name }) => device.blobs.get(`${id} ${name}`)?.size !== 'altered'.length)
        .map(({ role, url, sha256: name }) => {
          const address = post.permalink ?? page.url;
          const under = { markup: address, screenshot: `urn:view:${address}` }[role as string] ?? url;
          return `${under} ${name}`;
        }),
    );
    expect(expected).toHaveLength(8);
    expect(read.sort()).toEqual(expected.sort());
  });

  it('is indexed as another library would do it', async () => {
    const theirs: string[] = [];
    for await (const { urlkey, timestamp, url, mime, offset, length } of new CDXIndexer({}).iterIndex([
      { reader: streamOf(warc()), filename: 'data.warc.gz' },
    ]))
      theirs.push([urlkey, timestamp, url, mime, offset, length].join(' '));
    const ours = text(files.get('indexes/index.cdxj'))
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [, key = '', timestamp = '', json = '{}'] = /^(\S+) (\d{14}) (.*)$/.exec(line) ?? [];
        const { url, mime, offset, length } = JSON.parse(json);
        return [key, timestamp, url, mime, offset, length].join(' ');
      });
    expect(ours).toHaveLength(8);
    expect([...theirs].sort()).toEqual([...ours].sort());
  });

  it('lists the posts as pages', () => {
    const [first, ...pages] = text(files.get('pages/pages.jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ format: 'json-pages-1.0' });
    expect(pages.map(({ id }) => id).sort()).toEqual([...device.findings.keys()].sort());
  });

  it('leaves the package one that checks, but for what was altered', async () => {
    const { checks } = await verifyPackage(blobAccess(new Blob([new Uint8Array(bytes)])));
    const bad = checks.filter(({ state }) => state === 'broken');
    expect(bad.map(({ where }) => where).join(' ')).not.toContain('wacz');
  });
});

it.each([
  'https://www.x.com/A/status/1?b=2&a=1',
  'http://www2.Example.org:8080/Weg?q=%C3%A4&q=1#teil',
  'https://x.com/',
  'urn:view:https://x.com/1',
  'https://scontent.fbcdn.net/v/1.jpg?_nc_cat=1&ccb=1-7',
])('sorts %s as other readers do', (url) => {
  expect(surtOf(url)).toBe(getSurt(url));
});
