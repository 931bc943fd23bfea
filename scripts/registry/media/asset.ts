import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packFilm } from '../../../utils/matching/index.ts';
import { type Asset, asset, parseWith } from '../../../utils/model/index.ts';
import { FilmFileError } from '../../matching/film-frames.ts';
import { filmPrintOf } from '../../matching/films.ts';
import { assetId, digestOf } from './ids.ts';
import type { PictureFacts } from './picture.ts';
import { Unread } from './pool.ts';

/** What is known of a medium besides its bytes. */
export type Known = {
  title: string;
  producer: string;
  credit?: string | undefined;
  funding?: string | undefined;
  published: Asset['published'];
  addresses?: string[] | undefined;
  source: Asset['source'];
  added: NonNullable<Asset['added']>;
};

/** An asset for a picture. What the page or the person says counts before what stands in the file. */
export function pictureAsset(sha256: string, facts: PictureFacts, known: Known): Asset {
  const { fingerprints, print, thumbnail, words } = facts;
  const title = known.title || words.title || 'picture';
  const at = known.published.at ?? words.date ?? null;
  return made(
    'picture',
    sha256,
    { ...known, title, credit: known.credit ?? words.credit, published: { ...known.published, at } },
    {
      fingerprints,
      print,
      thumbnail,
    },
  );
}

/** An asset for a text, of at most 50,000 UTF-16 units. */
export function textAsset(text: string, known: Known): Asset {
  const whole = text.slice(0, LONGEST_TEXT).toWellFormed();
  return made('text', digestOf(whole), known, { text: whole });
}
const LONGEST_TEXT = 50_000;

/** An asset for a film file. @throws Unread no-ffmpeg, no-video-stream, undecodable, too-long */
export async function videoAsset(file: string, sha256: string, known: Known): Promise<Asset> {
  try {
    const film = Buffer.from(packFilm(await filmPrintOf(file))).toString('base64');
    return made('video', sha256, known, { film });
  } catch (error) {
    if (error instanceof FilmFileError)
      throw new Unread(`${error.code} (${error.detail.trim().split('\n').at(-1)})`);
    throw error;
  }
}

/** The same of bytes: ffmpeg reads files. @throws Unread */
export async function videoAssetOfBytes(bytes: Uint8Array, sha256: string, known: Known): Promise<Asset> {
  const folder = mkdtempSync(join(tmpdir(), 'stadtspur-film-'));
  try {
    const file = join(folder, 'film');
    writeFileSync(file, bytes);
    return await videoAsset(file, sha256, known);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function made(kind: Asset['kind'], sha256: string, known: Known, content: Partial<Asset>): Asset {
  const { title, producer, credit, funding, addresses, published, source, added } = known;
  const value = {
    id: assetId(title, sha256),
    kind,
    title: cut(title, 400),
    producer: cut(producer, 200),
    ...(credit && { credit: cut(credit, 400) }),
    ...(funding && { funding: cut(funding, 1000) }),
    published,
    ...(addresses && addresses.length > 0 && { addresses: addresses.slice(0, 50) }),
    ...content,
    source: { ...source, title: cut(source.title, 400) },
    added,
  };
  return parseWith(asset, value, 'asset');
}

const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed();
