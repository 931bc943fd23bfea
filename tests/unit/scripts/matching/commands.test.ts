import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureBytes } from '../../../../scripts/demo/pictures.ts';
import { packPrint, printOf, unpackPrint } from '../../../../utils/matching/index.ts';
import { wholeHash } from '../../../../utils/matching/pictures/print.ts';
import { asset, registry } from '../../matching/samples.ts';
import { photograph, planeOf } from '../../matching/windows/changes.ts';
import { png } from '../../pixels/files.ts';

const run = promisify(execFile);
const scripts = join(import.meta.dirname, '../../../../scripts');
const folder = mkdtempSync(join(tmpdir(), 'stadtspur-commands-'));
const inFolder = (name: string) => join(folder, name);

type Done = { code: number; lines: Record<string, unknown>[]; err: string };

/** Runs one of the commands as a person does. */
async function command(name: string, ...args: string[]): Promise<Done> {
  const done = await run(process.execPath, [join(scripts, name), ...args], { cwd: folder }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      stdout,
      stderr,
    }),
  );
  const lines = done.stdout.split('\n').filter((line) => line !== '');
  return { code: done.code, lines: lines.map((line) => JSON.parse(line)), err: done.stderr };
}

const RELEASE =
  'Die Stadt Musterhausen erneuert im kommenden Frühjahr den Radweg am Hafen und pflanzt dabei achtzig Platanen. ' +
  'Die Arbeiten beginnen an der alten Werft und dauern voraussichtlich bis zum Ende der Sommerferien.';

beforeAll(async () => {
  for (const name of ['registry', 'queries', 'odd']) mkdirSync(inFolder(name));
  const boats = pictureBytes({ photograph: 'nagasaki-boats', side: 720, quality: 90 });
  writeFileSync(inFolder('registry/boats.jpg'), boats);
  writeFileSync(
    inFolder('registry/alps.jpg'),
    pictureBytes({ photograph: 'french-alpine-landscape', side: 720, quality: 90 }),
  );
  writeFileSync(inFolder('registry/release.txt'), RELEASE);
  const { width = 0, height = 0 } = await sharp(boats).metadata();
  const part = {
    left: Math.round(width * 0.3),
    top: 0,
    width: Math.round(width * 0.6),
    height: Math.round(height * 0.8),
  };
  await sharp(boats).extract(part).jpeg({ quality: 60 }).toFile(inFolder('queries/crop.jpg'));
  await sharp(boats).flop().webp({ quality: 70 }).toFile(inFolder('queries/mirror.webp'));
  writeFileSync(
    inFolder('queries/other.jpg'),
    pictureBytes({ photograph: 'dust-bowl-home', side: 720, quality: 80 }),
  );
  writeFileSync(inFolder('queries/post.txt'), `Schön: ${RELEASE.slice(24, 160)} Darauf freue ich mich!`);
  writeFileSync(inFolder('queries/own.txt'), 'Heute war ein schöner Tag am Hafen, und morgen wird gegrillt.');
  await odd(boats);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Files that are unusual, broken, or no pictures. */
async function odd(boats: Uint8Array): Promise<void> {
  const save = (name: string) => inFolder(`odd/${name}`);
  writeFileSync(save('truncated.jpg'), boats.subarray(0, 4000));
  writeFileSync(save('huge.png'), png(20_000, 20_000));
  writeFileSync(save('drawing.jpg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(save('empty.png'), '');
  await sharp(boats).toColourspace('cmyk').jpeg().toFile(save('cmyk.jpg'));
  await sharp(boats).toColourspace('rgb16').png().toFile(save('deep.png'));
  await sharp(boats).rotate(90).withMetadata({ orientation: 8 }).jpeg().toFile(save('turned.jpg'));
  const edge = { top: 30, bottom: 30, left: 30, right: 30, background: { r: 0, g: 0, b: 0, alpha: 0 } };
  await sharp(boats).ensureAlpha().extend(edge).png().toFile(save('clear.png'));
  await sharp(boats).gif().toFile(save('still.gif'));
  await sharp({ create: { width: 1, height: 1, channels: 3, background: '#f00' } })
    .png()
    .toFile(save('dot.png'));
  await sharp({ create: { width: 400, height: 300, channels: 3, background: '#777' } })
    .png()
    .toFile(save('flat.png'));
  writeFileSync(save('emoji.txt'), '🎉');
  writeFileSync(save('long.txt'), 'Wort '.repeat(40_000));
}

const byFile = ({ lines }: Done) =>
  Object.fromEntries(lines.map((line) => [String(line.file).split('/').at(-1), line])) as Record<
    string,
    Line
  >;
type Line = {
  matches: { entry: string; grade: string; signal: string; region: unknown; distance: number | null }[];
  error?: string;
  comparable?: boolean;
};

describe('fingerprint', () => {
  it('prints hash, quality and size of each file of a folder, pictures only', async () => {
    const done = await command('fingerprint.ts', 'registry');
    expect(done.code).toBe(0);
    expect(done.lines).toEqual([
      {
        file: 'registry/alps.jpg',
        pdq: expect.stringMatching(/^[0-9a-f]{64}$/),
        quality: 100,
        width: expect.any(Number),
        height: expect.any(Number),
        matchable: true,
      },
      expect.objectContaining({ file: 'registry/boats.jpg' }),
    ]);
  });

  it('prints with --print what a registry stores', async () => {
    const { lines } = await command('fingerprint.ts', '--print', 'registry/boats.jpg');
    const print = unpackPrint(new Uint8Array(Buffer.from(String(lines[0]?.print), 'base64')));
    expect(wholeHash(print)).toBe(lines[0]?.pdq);
    expect(print.features?.count).toBeGreaterThan(100);
    const [plain] = (await command('fingerprint.ts', 'registry/boats.jpg')).lines;
    expect(plain).not.toHaveProperty('print');
  });

  it('names what cannot be read, goes on, and exits with 1', async () => {
    const done = await command(
      'fingerprint.ts',
      'odd/truncated.jpg',
      'odd/huge.png',
      'odd/drawing.jpg',
      'odd/empty.png',
      'odd/flat.png',
    );
    expect(done.code).toBe(1);
    expect(done.lines.map(({ error, matchable }) => error ?? matchable)).toEqual([
      'undecodable',
      'too-many-pixels',
      'not-an-image',
      'not-an-image',
      false,
    ]);
  });

  it.each([[[]], [['no-such-folder']]])('exits with 2 for %j', async (args) => {
    const done = await command('fingerprint.ts', ...args);
    expect([done.code, done.lines.length]).toEqual([2, 0]);
    expect(done.err).toMatch(/^fingerprint: /);
  });
});

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
if (!hasFfmpeg) console.warn('match of videos: SKIPPED, ffmpeg is missing');

describe.skipIf(!hasFfmpeg)('match of videos', () => {
  const film = (name: string, ...args: string[]) =>
    run('ffmpeg', ['-v', 'error', '-y', ...args, '-pix_fmt', 'yuv420p', inFolder(name)]);

  it('finds a clip by its frames, a picture cut into a film, and says what is no film', async () => {
    for (const name of ['films', 'clips']) mkdirSync(inFolder(name));
    const boats = ['-loop', '1', '-i', inFolder('registry/boats.jpg')];
    const pan = "crop=iw*0.6:ih*0.6:x='(iw-ow)*t/8':y='(ih-oh)*t/16',scale=320:-2";
    await film('films/pan.mp4', ...boats, '-t', '8', '-r', '25', '-vf', pan);
    await film(
      'clips/clip.mp4',
      '-ss',
      '1.3',
      '-i',
      inFolder('films/pan.mp4'),
      '-t',
      '6',
      '-r',
      '15',
      '-vf',
      'scale=240:-2',
    );
    await film('clips/cut.mp4', ...boats, '-t', '4', '-r', '10', '-vf', 'scale=480:-2');
    writeFileSync(inFolder('clips/none.mp4'), 'no film');
    const byFilm = byFile(await command('match.ts', '--registry', 'films', 'clips'));
    expect(byFilm['clip.mp4']?.matches).toMatchObject([
      { entry: 'pan.mp4', signal: 'video', stage: 'frames' },
    ]);
    expect(byFilm['none.mp4']).toMatchObject({ matches: [], error: 'undecodable' });
    const byPicture = byFile(await command('match.ts', '--registry', 'registry', 'clips'));
    expect(byPicture['cut.mp4']?.matches).toMatchObject([
      { entry: 'boats.jpg', grade: 'same', signal: 'image' },
    ]);
  }, 60_000);
});

describe('match', () => {
  it('finds parts and mirrored copies of pictures and passages of texts, and nothing else', async () => {
    const found = byFile(await command('match.ts', '--registry', 'registry', 'queries'));
    const told = (name: string) =>
      found[name]?.matches.map(({ entry, grade, signal }) => `${entry} ${grade} ${signal}`);
    expect(told('crop.jpg')).toEqual(['boats.jpg same image']);
    expect(told('mirror.webp')).toEqual(['boats.jpg same image']);
    expect(told('post.txt')).toEqual(['release.txt same text']);
    expect([told('other.jpg'), told('own.txt')]).toEqual([[], []]);
    expect(found['mirror.webp']?.matches[0]?.region).toMatchObject({ mirrored: true });
  });

  it('takes odd files for what they are, and never finds one in nothing', async () => {
    const done = await command('match.ts', '--registry', 'registry', 'odd');
    const found = byFile(done);
    expect(done.code).toBe(1);
    for (const name of ['cmyk.jpg', 'deep.png', 'turned.jpg', 'clear.png', 'still.gif'])
      expect([name, found[name]?.matches[0]?.entry]).toEqual([name, 'boats.jpg']);
    for (const name of ['truncated.jpg', 'huge.png', 'drawing.jpg', 'empty.png'])
      expect([name, found[name]?.matches, typeof found[name]?.error]).toEqual([name, [], 'string']);
    for (const name of ['dot.png', 'flat.png'])
      expect(found[name]).toMatchObject({ matches: [], comparable: false });
    for (const name of ['emoji.txt', 'long.txt']) expect(found[name]).toMatchObject({ matches: [] });
  });

  it('says which entries of a registry cannot be found', async () => {
    const done = await command('match.ts', '--registry', 'odd', 'queries/crop.jpg');
    expect(done.err).toMatch(/entry flat\.png cannot be found: too flat/);
    expect(done.err).toMatch(/entry huge\.png cannot be found: too-many-pixels/);
  });

  it('takes a registry file, with prints and texts', async () => {
    const print = Buffer.from(packPrint(printOf(planeOf(photograph('nagasaki-boats'))))).toString('base64');
    const assets = [asset({ id: 'boats', print }), asset({ id: 'release', kind: 'text', text: RELEASE })];
    writeFileSync(inFolder('own.json'), JSON.stringify(registry({ assets })));
    const found = byFile(await command('match.ts', '--registry', 'own.json', 'queries'));
    expect([found['crop.jpg'], found['post.txt']].map((line) => line?.matches[0]?.entry)).toEqual([
      'boats',
      'release',
    ]);
  });

  it('works on many files in threads, in their order', async () => {
    const many = Array.from({ length: 45 }, (_, at) => (at % 3 ? 'queries/other.jpg' : 'queries/crop.jpg'));
    const { lines } = await command('match.ts', '--registry', 'registry', ...many);
    expect(lines.map(({ file }) => file)).toEqual(many);
    expect(lines.map(({ matches }) => (matches as unknown[]).length)).toEqual(
      many.map((name) => Number(name.endsWith('crop.jpg'))),
    );
  });

  it.each([[['queries']], [['--registry', 'registry']], [['--registry', 'none', 'queries']], [['--what']]])(
    'exits with 2 for %j',
    async (args) => {
      const done = await command('match.ts', ...args);
      expect([done.code, done.lines.length]).toEqual([2, 0]);
      expect(done.err).toMatch(/^match: /);
    },
  );

  it('exits with 2 for a document that is no registry, and says where it is wrong', async () => {
    writeFileSync(inFolder('wrong.json'), JSON.stringify({ ...registry(), schema: 9 }));
    const done = await command('match.ts', '--registry', 'wrong.json', 'queries');
    expect([done.code, done.err]).toEqual([2, expect.stringMatching(/schema/)]);
  });
});
