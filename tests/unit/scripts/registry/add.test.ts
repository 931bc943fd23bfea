import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { pictureBytes } from '../../../../scripts/demo/pictures.ts';
import { decodePicture } from '../../../../scripts/matching/decode.ts';
import { openJournal } from '../../../../scripts/registry/folder/journal.ts';
import { articleOf } from '../../../../scripts/registry/web/article.ts';
import { splitCredit } from '../../../../scripts/registry/web/credits.ts';
import { distance, pdq, unpackPrint } from '../../../../utils/matching/index.ts';
import { entriesOf, killed, made, registry, scratchFolder, started } from './command.ts';

const inFolder = scratchFolder();
const folder = inFolder('city');
const pictures = inFolder('pictures');
const WHY = ['--why', 'press photographs'];
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" photoshop:Credit="Dortmund-Agentur" photoshop:DateCreated="2021-03-03T10:00:00"><dc:creator><rdf:Seq><rdf:li>Roland Gorecki</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`;

beforeAll(async () => {
  mkdirSync(pictures);
  const boats = pictureBytes({ photograph: 'nagasaki-boats', side: 720, quality: 90 });
  writeFileSync(join(pictures, 'Häfen & Boote.jpg'), boats);
  writeFileSync(join(pictures, 'copy.jpg'), boats);
  await sharp(boats).resize(600).withXmp(XMP).jpeg().toFile(join(pictures, 'small.jpg'));
  writeFileSync(join(pictures, 'error.jpg'), '<!doctype html><title>404</title>');
  writeFileSync(
    join(pictures, 'release.txt'),
    'Die Stadt erneuert den Radweg am Hafen und pflanzt achtzig Platanen.',
  );
  await made(folder);
});

describe('files', () => {
  it('become assets with fingerprint, print, thumbnail and the words in the file; copies are one; flaws are told', async () => {
    const done = await registry(folder, 'add', pictures, '--producer', 'Stadt Musterhausen', ...WHY);
    expect([done.code, done.err]).toEqual([
      1,
      expect.stringMatching(/not added: .*error\.jpg: not-an-image/),
    ]);
    const assets = entriesOf(folder, 'asset');
    expect(assets.map(({ kind, title }) => `${kind} ${title}`).sort()).toEqual([
      'picture Häfen & Boote',
      'picture small',
      'text release',
    ]);
    const boats = assets.find(({ title }) => title.startsWith('Häfen'));
    expect(boats).toMatchObject({
      id: expect.stringMatching(/^haefen-boote-[0-9a-f]{12}$/),
      producer: 'Stadt Musterhausen',
      published: { at: null },
    });
    const { luma } = await decodePicture(join(pictures, 'copy.jpg'));
    expect(distance(boats?.fingerprints?.[0]?.hash ?? '', pdq(luma).hash)).toBe(0);
    expect(
      unpackPrint(new Uint8Array(Buffer.from(boats?.print ?? '', 'base64'))).hashes.count,
    ).toBeGreaterThan(10);
    const thumbnail = await sharp(Buffer.from(boats?.thumbnail?.split(',')[1] ?? '', 'base64')).metadata();
    expect(Math.max(thumbnail.width, thumbnail.height)).toBe(160);
    expect(assets.find(({ title }) => title === 'small')).toMatchObject({
      credit: 'Roland Gorecki / Dortmund-Agentur',
      published: { at: '2021-03-03' },
    });
    // The small copy is the same picture to a fingerprint.
    expect(done.err).toMatch(/same picture twice/);
  });

  it('are less than half the size when added light', async () => {
    const light = inFolder('light');
    await made(light);
    expect((await registry(light, 'add', join(pictures, 'copy.jpg'), '--light', ...WHY)).code).toBe(0);
    const [full] = entriesOf(folder, 'asset').filter(({ print }) => print);
    const [small] = entriesOf(light, 'asset');
    expect(small?.fingerprints).toEqual(full?.fingerprints);
    expect(JSON.stringify(small).length).toBeLessThan(JSON.stringify(full).length / 2);
    expect(unpackPrint(new Uint8Array(Buffer.from(small?.print ?? '', 'base64'))).features).toBeNull();
  });

  it('that are there already are not added, nor brought back once withdrawn', async () => {
    const [first] = entriesOf(folder, 'asset');
    expect((await registry(folder, 'withdraw', `asset:${first?.id}`, '--why', 'wrong')).code).toBe(0);
    const done = await registry(folder, 'add', pictures, ...WHY);
    expect(done.err).toMatch(/0 added, .*there already/);
    expect(entriesOf(folder, 'asset').some(({ id }) => id === first?.id)).toBe(false);
  });

  it('that do not exist, a kind that does not, or no reason, are bad arguments', async () => {
    for (const args of [
      ['add', 'nowhere.jpg', ...WHY],
      ['add', pictures, '--kind', 'song', ...WHY],
      ['add', pictures],
      ['add', ...WHY],
    ]) {
      expect((await registry(folder, ...args)).code).toBe(2);
    }
    writeFileSync(inFolder('broken.json'), '{"schema": 1, "id": "x"}');
    const broken = await registry(folder, 'add', inFolder('broken.json'), ...WHY);
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('missing')]);
  });

  const hasFfmpeg = spawnSync('ffprobe', ['-version']).error === undefined;
  it.skipIf(!hasFfmpeg)('that are videos become films; without ffmpeg that is said', async () => {
    const film = join(import.meta.dirname, '../../../films/harbour.webm');
    expect((await registry(folder, 'add', film, '--credit', 'Video: Stadt', ...WHY)).code).toBe(0);
    expect(entriesOf(folder, 'asset').find(({ kind }) => kind === 'video')).toMatchObject({
      title: 'harbour',
      film: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
    });
  });
});

it('an add killed in the middle goes on: no picture fingerprinted twice', async () => {
  const many = inFolder('many');
  const own = inFolder('killed');
  mkdirSync(many);
  const boats = pictureBytes({ photograph: 'nagasaki-boats', side: 720, quality: 90 });
  const count = 60;
  for (let n = 0; n < count; n++) {
    await sharp(boats)
      .extract({ left: n, top: n, width: 560, height: 420 })
      .jpeg()
      .toFile(join(many, `${n}.jpg`));
  }
  await made(own);
  const journal = join(own, 'work', 'add.ndjson');
  const lines = () => (existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 1 : 0);
  const child = started(own, 'add', many, ...WHY);
  await expect.poll(lines, { timeout: 60_000, interval: 20 }).toBeGreaterThan(4);
  await killed(child);
  const before = lines();
  expect(before).toBeLessThan(count);
  // As a write that the kill cut in two.
  appendFileSync(journal, '{"file":"/half/a/li');
  const done = await registry(own, 'add', many, ...WHY);
  expect([done.code, done.err]).toEqual([
    0,
    expect.stringContaining(`${count} added, ${before} done before a stop`),
  ]);
  expect(entriesOf(own, 'asset')).toHaveLength(count);
});

it('a journal drops a torn last line and refuses a broken one in the middle', () => {
  const file = inFolder('journal.ndjson');
  writeFileSync(file, '{"a":1}\n{"a":2}\n{"a":');
  const journal = openJournal<{ a: number }>(file);
  journal.append({ a: 3 });
  journal.close();
  expect(readFileSync(file, 'utf8')).toBe('{"a":1}\n{"a":2}\n{"a":3}\n');
  writeFileSync(file, '{"a":1}\nhalf\n{"a":2}\n');
  expect(() => openJournal(file)).toThrow(/line 2/);
});

describe('a credit line', () => {
  it.each([
    ['Der Hafen. Foto: Roland Gorecki', 'Der Hafen.', 'Roland Gorecki'],
    ['Der Hafen (Bild: Stadt Dortmund / Anja Kador)', 'Der Hafen', 'Stadt Dortmund / Anja Kador'],
    ['© Dortmund-Agentur', '', 'Dortmund-Agentur'],
    ['Am Phoenix-See (c) E. F.', 'Am Phoenix-See', 'E. F.'],
    ['Bildnachweis: © A. B.', '', 'A. B.'],
    ['Photo by: C. D.', '', 'C. D.'],
    ['Ein Fotowettbewerb am Hafen', 'Ein Fotowettbewerb am Hafen', null],
    ['', '', null],
  ])('is found in %j', (text, caption, credit) => {
    expect(splitCredit(text)).toEqual({ caption, credit });
  });
});

describe('a page', () => {
  const read = (html: string) => articleOf(html, 'https://stadt.example/n/1');

  it('tells its date and publisher by meta elements, its picture by OpenGraph, where there is no JSON-LD', () => {
    const html =
      '<title>T</title><meta property="og:site_name" content="Stadt"><meta property="article:published_time" content="2021-03-03T10:00:00Z"><meta property="og:image" content="/kopf.jpg"><meta property="og:title" content="Titel"><main><p>Kurz.</p></main>';
    expect(read(html)).toMatchObject({
      title: 'Titel',
      publisher: 'Stadt',
      at: '2021-03-03T10:00:00.000Z',
      pictures: [{ url: 'https://stadt.example/kopf.jpg' }],
    });
  });

  it('runs no script of it, and broken JSON-LD does no harm', () => {
    const html = `<script>globalThis.ran = true; document.title = 'x'</script><script type="application/ld+json">{broken</script><h1>Echt</h1><img src=x onerror="globalThis.ran = true"><p>A</p>`;
    expect(read(html).title).toBe('Echt');
    expect(Reflect.get(globalThis, 'ran')).toBeUndefined();
  });

  it('takes the article with most text out of several, the largest form of lazy pictures, credits beside them', () => {
    const long = `<p>${'Langer Text. '.repeat(40)}</p>`;
    const html = `<main><img src="/outside.jpg"><article><p>Teaser</p><img src="/t.jpg"></article><article>${long}<div><img data-src="/lazy.jpg" src="data:image/gif;base64,AA" alt="Hafen"><span class="image-copyright">Anja Kador</span></div><img src="/i.svg"><img src="/icon.png" width="24"></article></main>`;
    expect(read(html).pictures).toEqual([
      { url: 'https://stadt.example/lazy.jpg', title: 'Hafen', credit: 'Anja Kador' },
    ]);
  });

  it('finds videos by element and JSON-LD, not players', () => {
    const ld =
      '<script type="application/ld+json">{"@graph":[{"@type":"VideoObject","contentUrl":"/a.mp4"},{"@type":"VideoObject","contentUrl":"https://player.example/embed/1"}]}</script>';
    expect(read(`${ld}<main><video><source src="b.webm"></video></main>`).videos).toEqual([
      'https://stadt.example/a.mp4',
      'https://stadt.example/n/b.webm',
    ]);
  });
});
