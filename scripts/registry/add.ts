import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { Asset, Line } from '../../utils/model/index.ts';
import { flagsOf, linesOfDocument, parseRegistryText } from '../../utils/registry/index.ts';
import { filesOf, kindOf } from '../matching/files.ts';
import { inOrder } from '../matching/in-order.ts';
import { progressOf } from '../matching/progress.ts';
import { addAddresses } from './add-addresses.ts';
import { BadArgument, wordsOf } from './errors.ts';
import { tellFlags } from './flags.ts';
import { type Placed, place, type Why, withoutCopies } from './folder/draft.ts';
import { openJournal } from './folder/journal.ts';
import { alone } from './folder/lock.ts';
import type { Workshop } from './folder/workshop.ts';
import { type Known, pictureAsset, textAsset, videoAsset } from './media/asset.ts';
import { contentKey, digestOf, namesByContent } from './media/ids.ts';
import { type PicturePool, startPool } from './media/pool.ts';
import { numberOf, type Options, optionsOf, tell, whyOf, workshopOf } from './options.ts';
import { isWeb } from './verify/readers.ts';

const KINDS = ['registry', 'text', 'picture', 'video'];
/** What was done with one file; `file` with size and time of change tells it again after a stop. */
type Done = { file: string; stamp: string; asset?: Asset; there?: string; error?: string };

/** Adds files, folders, registry documents and addresses to the draft. */
export async function add(args: string[]): Promise<number> {
  const options = optionsOf(args, {
    in: 'string',
    why: 'string',
    by: 'string',
    kind: 'string',
    producer: 'string',
    credit: 'string',
    funding: 'string',
    url: 'string',
    date: 'string',
    title: 'string',
    delay: 'string',
    contact: 'string',
    threads: 'string',
    light: 'boolean',
  });
  const kind = options.texts.get('kind');
  if (kind && !KINDS.includes(kind)) throw new BadArgument(`--kind is one of ${KINDS.join(', ')}`);
  if (options.words.length === 0) throw new BadArgument('name files, folders or addresses');
  const workshop = workshopOf(options);
  const why = whyOf(options, workshop);
  const addresses = options.words.filter(isWeb);
  const names = options.words.filter((name) => !isWeb(name));
  for (const name of names) if (!existsSync(name)) throw new BadArgument(`no such file or folder: ${name}`);
  const isDocument = (name: string) =>
    kind === 'registry' || (!kind && extname(name) === '.json' && !statSync(name).isDirectory());
  const documents = names.filter(isDocument);
  const media = names.filter((name) => !isDocument(name));
  return alone(workshop.folder, async () => {
    const failed = [
      ...documents.flatMap((file) => addDocument(workshop, file, why)),
      ...(await addMedia(workshop, filesOf(media), options, why)),
      ...(await addAddresses(workshop, addresses, options, why)),
    ];
    for (const line of failed) tell(`not added: ${line}`);
    const today = why.at.slice(0, 10);
    tellFlags(flagsOf([...workshop.entries().values()], today));
    return failed.length > 0 ? 1 : 0;
  });
}

/** @returns what failed */
function addDocument(workshop: Workshop, file: string, why: Why): string[] {
  try {
    const document = parseRegistryText(readFileSync(file, 'utf8'));
    const lines = linesOfDocument(document, { by: why.by, at: why.at }).filter(
      ({ kind }) => kind !== 'about',
    );
    tellPlaced(place(workshop, lines, why, true), file);
    return [];
  } catch (error) {
    return [`${file}: ${wordsOf(error)}`];
  }
}

async function addMedia(workshop: Workshop, files: string[], options: Options, why: Why): Promise<string[]> {
  if (files.length === 0) return [];
  const path = workshop.path('work', 'add.ndjson');
  const journal = openJournal<Done>(path);
  const before = new Map(journal.records.map((one) => [`${one.file} ${one.stamp}`, one]));
  const known = namesByContent(workshop.entries().keys());
  const pool = startPool({
    most: numberOf(options, 'threads', 4, [1, 16]),
    isLight: options.flags.has('light'),
  });
  const progress = progressOf(files.length, 'add');
  const done: Done[] = [];
  let resumed = 0;
  const one = async (file: string): Promise<Done> => {
    const stamp = stampOf(file);
    const earlier = before.get(`${resolve(file)} ${stamp}`);
    if (earlier && !earlier.error) {
      resumed++;
      return earlier;
    }
    const made = { file: resolve(file), stamp, ...(await readFileAs(file, pool, known, options, why)) };
    journal.append(made);
    return made;
  };
  for await (const result of inOrder(files, one, pool.atOnce)) {
    done.push(result);
    progress.step();
  }
  await pool.end();
  journal.close();
  const lines = done.flatMap(({ asset }): Line[] =>
    asset ? [{ kind: 'asset', value: asset as Line['value'] } as Line] : [],
  );
  const own = withoutCopies(lines, workshop);
  const there = done.filter((one) => one.there).length + lines.length - own.length;
  tellPlaced(place(workshop, own, why, false), `${files.length} files`, there, resumed);
  // Only now is the work in the draft.
  rmSync(path, { force: true });
  return done.flatMap(({ file, error }) => (error ? [`${file}: ${error}`] : []));
}

const stampOf = (file: string): string => {
  const { size, mtimeMs } = statSync(file);
  return `${size} ${mtimeMs}`;
};

async function readFileAs(
  file: string,
  pool: PicturePool,
  there: ReadonlyMap<string, string>,
  options: Options,
  why: Why,
): Promise<Omit<Done, 'file' | 'stamp'>> {
  try {
    const bytes = new Uint8Array(readFileSync(file));
    const sha256 = digestOf(bytes);
    const name = there.get(contentKey(sha256));
    if (name) return { there: name };
    const known = knownOf(file, options, why);
    switch (options.texts.get('kind') ?? kindOf(file)) {
      case 'text':
        return { asset: textAsset(new TextDecoder().decode(bytes), known) };
      case 'video':
        return { asset: await videoAsset(file, sha256, known) };
      default:
        return { asset: pictureAsset(sha256, await pool.facts(bytes), known) };
    }
  } catch (error) {
    return { error: wordsOf(error) };
  }
}

/** What the options say of a file; its name is the title unless one is given. */
function knownOf(file: string, { texts }: Options, { by, at, why }: Why): Known {
  const url = texts.get('url');
  return {
    title: texts.get('title') ?? basename(file, extname(file)),
    producer: texts.get('producer') ?? by,
    credit: texts.get('credit'),
    funding: texts.get('funding'),
    published: { url: url ?? NOWHERE, at: texts.get('date') ?? null },
    source: { title: why, date: at.slice(0, 10), ...(url && { url }) },
    added: { by, at },
  };
}
/** The format wants an address of first publication; a host that cannot exist says that none is known (RFC 2606). */
const NOWHERE = 'https://unpublished.invalid/';

export function tellPlaced(
  { added, changed, kept, withdrawn }: Placed,
  what: string,
  there = 0,
  resumed = 0,
): void {
  const parts = [`${added.length} added`];
  if (changed.length > 0) parts.push(`${changed.length} changed`);
  if (kept.length + there > 0) parts.push(`${kept.length + there} there already`);
  if (withdrawn.length > 0) parts.push(`${withdrawn.length} withdrawn before, left so`);
  if (resumed > 0) parts.push(`${resumed} done before a stop`);
  tell(`${what}: ${parts.join(', ')}.`);
}
