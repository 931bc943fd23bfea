import { readFile, stat } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { packPrint } from '../../utils/matching/pictures/pack-print.ts';
import { printOf, printOfHash } from '../../utils/matching/pictures/print.ts';
import { packFilm } from '../../utils/matching/video/index.ts';
import type { Asset } from '../../utils/model/index.ts';
import { parseRegistryText } from '../../utils/registry/index.ts';
import { decodePicture } from './decode.ts';
import { filesOf, kindOf } from './files.ts';
import { filmPrintOf, stillPrintsOf } from './films.ts';
import { inOrder } from './in-order.ts';
import { progressOf } from './progress.ts';
import { whyUnread } from './why-unread.ts';

/** What files are compared with, in a form that can be handed to threads. */
export type MatchRegistry = {
  pictures: { id: string; print: Uint8Array }[];
  texts: { id: string; text: string }[];
  films: { id: string; film: Uint8Array }[];
};

/** Entries that cannot be found, each with the reason: told, not fatal. */
export type Loaded = { registry: MatchRegistry; left: { id: string; why: string }[] };

/**
 * Reads a registry document, or makes a registry of a folder: each picture, video and text is an entry by its file name.
 * @throws InvalidData for a document that is no registry; NoSuchFile
 */
export async function loadRegistry(name: string): Promise<Loaded> {
  const loaded: Loaded = { registry: { pictures: [], texts: [], films: [] }, left: [] };
  const isFolder = (await stat(name).catch(() => null))?.isDirectory() ?? false;
  if (isFolder) await addFolder(name, loaded);
  else
    for (const asset of parseRegistryText(await readFile(filesOf([name])[0] ?? name, 'utf8')).assets)
      addAsset(asset, loaded);
  return loaded;
}

async function addFolder(folder: string, loaded: Loaded): Promise<void> {
  const files = filesOf([folder]);
  const ids = idsOf(files, folder);
  const progress = progressOf(files.length, 'registry');
  for await (const add of inOrder(files, (file) => entryOf(file, ids.get(file) ?? file))) {
    add(loaded);
    progress.step();
  }
}

/** File names; where two folders have the same one, the path below the registry's folder. */
function idsOf(files: readonly string[], folder: string): Map<string, string> {
  const count = Map.groupBy(files, (file) => basename(file));
  return new Map(
    files.map((file) => [
      file,
      count.get(basename(file))?.length === 1 ? basename(file) : relative(folder, file),
    ]),
  );
}

async function entryOf(file: string, id: string): Promise<(loaded: Loaded) => void> {
  try {
    switch (kindOf(file)) {
      case 'text': {
        const text = await readFile(file, 'utf8');
        return ({ registry }) => registry.texts.push({ id, text });
      }
      case 'video': {
        const film = packFilm(await filmPrintOf(file));
        const stills = (await stillPrintsOf(file)).map((print) => packPrint(print));
        return ({ registry }) => {
          registry.films.push({ id, film });
          for (const print of stills) registry.pictures.push({ id, print });
        };
      }
      default: {
        const print = printOf((await decodePicture(file)).luma);
        const packed = packPrint(print);
        const isBlank = print.hashes.count === 0 && (print.features?.count ?? 0) === 0;
        return ({ registry, left }) => {
          if (isBlank) left.push({ id, why: 'too flat or too small to be found' });
          else registry.pictures.push({ id, print: packed });
        };
      }
    }
  } catch (error) {
    return ({ left }) => left.push({ id, why: Object.values(whyUnread(error)).filter(Boolean).join(' ') });
  }
}

function addAsset({ id, print, fingerprints = [], text, film }: Asset, { registry, left }: Loaded): void {
  const prints = print
    ? [new Uint8Array(Buffer.from(print, 'base64'))]
    : fingerprints.map(({ hash, quality }) => packPrint(printOfHash(hash, quality)));
  for (const one of prints) registry.pictures.push({ id, print: one });
  if (text) registry.texts.push({ id, text });
  if (film) registry.films.push({ id, film: new Uint8Array(Buffer.from(film, 'base64')) });
  if (prints.length === 0 && !text && !film)
    left.push({ id, why: 'the registry has no print, film or text of it' });
}
