import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type Head, parseWith, type Root, root } from '../../utils/model/index.ts';
import {
  BadPublication,
  checkSizes,
  flagsOf,
  parseLine,
  publish,
  rootFile,
  textOf,
} from '../../utils/registry/index.ts';
import { BadArgument, Refused } from './errors.ts';
import { FILE_LIST, nextFileList } from './file-list.ts';
import { tellFlags } from './flags.ts';
import { alone } from './folder/lock.ts';
import type { Workshop } from './folder/workshop.ts';
import { writeWhole } from './folder/write.ts';
import { aboutLine, putFiles } from './init.ts';
import { privateFolder, privateKeys } from './keys.ts';
import { numberOf, type Options, optionsOf, tell, whyOf, workshopOf } from './options.ts';
import { type Staged, stageChanges } from './stage.ts';

const DAY = 24 * 3600 * 1000;
/** A larger share that vanishes at once is more often a mistake than meant. */
const MOST_VANISH = 0.2;

/** Stages what has changed since the last signing, and signs a new head. */
export async function sign(args: string[]): Promise<number> {
  const options = optionsOf(args, {
    in: 'string',
    expires: 'string',
    why: 'string',
    by: 'string',
    really: 'boolean',
    private: 'string',
  });
  if (options.words.length > 0) throw new BadArgument('sign takes no names; the folder is given by --in');
  const workshop = workshopOf(options);
  return alone(workshop.folder, () => signDraft(workshop, options));
}

async function signDraft(workshop: Workshop, options: Options): Promise<number> {
  const trusted = readRoot(workshop);
  const keys = await privateKeys(
    privateFolder(workshop.folder, options.texts.get('private')),
    trusted.head.keys,
    trusted.head.threshold,
  );
  const days = numberOf(options, 'expires', 30, [1, 3650]);
  const before = workshop.head();
  const signed = workshop.signed();
  const staged = stageDraft(workshop, options, signed);
  refuseToVanish(staged, options);
  const issued = new Date();
  const made = await publish({
    id: workshop.facts.id,
    root: trusted.version,
    state: staged.state,
    changes: staged.changes,
    before,
    log: staged.log,
    issued: issued.toISOString(),
    expires: new Date(issued.getTime() + days * DAY).toISOString(),
    keys,
  });
  refuseTooLarge(made.head);
  // The log before the head: what stands behind the end that the head tells does not count.
  const log = [...signed.changes, ...staged.changes];
  writeWhole(workshop.path('log.ndjson'), log.map((change) => `${textOf(change)}\n`).join(''));
  const list = nextFileList(workshop, made.head, before, made.files);
  const [head, rest] = partition(made.files, ({ name }) => name.startsWith('head.json'));
  putFiles(workshop, rest);
  writeWhole(workshop.site(FILE_LIST), `${JSON.stringify(list, null, 1)}\n`);
  putFiles(workshop, head);
  dropOldSignatures(workshop, new Set(head.map(({ name }) => name)));
  workshop.saveEntries(new Map([...staged.state].map(([name, text]) => [name, parseLine(text, name)])));
  workshop.saveReasons(new Map());
  report(staged, made.head.sequence, made.head.expires);
  tellFlags(flagsOf([...workshop.entries().values()], issued.toISOString().slice(0, 10)));
  return 0;
}

/** Of keys that sign no more. */
function dropOldSignatures(workshop: Workshop, wanted: ReadonlySet<string>): void {
  const old = readdirSync(workshop.site()).filter(
    (name) => name.startsWith('head.json.') && !wanted.has(name),
  );
  for (const name of old) rmSync(workshop.site(name));
}

function partition<T>(all: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

function stageDraft(workshop: Workshop, options: Options, signed: ReturnType<Workshop['signed']>): Staged {
  const draft = new Map(workshop.entries());
  draft.set('about:', aboutLine(workshop.facts));
  const fallback = whyOf(options, workshop, options.texts.get('why') ?? '');
  return stageChanges(signed, draft, workshop.reasons(), fallback);
}

function refuseToVanish({ vanish, of }: Staged, { flags }: Options): void {
  if (vanish <= of * MOST_VANISH || flags.has('really')) return;
  throw new Refused(
    `${vanish} of ${of} entries would vanish, more than a fifth. Subscribers would be asked, too. If it is meant: sign --really`,
  );
}

/** Subscribers refuse larger files before they fetch them. */
function refuseTooLarge({ snapshot, deltas }: Head): void {
  try {
    checkSizes(snapshot, 'the snapshot');
    for (const delta of deltas) checkSizes(delta, 'the changes');
  } catch (error) {
    if (!(error instanceof BadPublication)) throw error;
    throw new Refused(
      `${error.file}: ${error.detail}, more than subscribers take (64 MB packed). Publish two registries, or add the pictures with --light`,
    );
  }
}

/** The root that the folder's facts name. @throws Refused when its file is not there */
export function readRoot(workshop: Workshop): Root {
  const file = workshop.site(rootFile(workshop.facts.root));
  if (!existsSync(file)) throw new Refused(`${file} is not there; bring it back from a backup`);
  return parseWith(root, JSON.parse(readFileSync(file, 'utf8')), rootFile(workshop.facts.root));
}

function report({ changes, vanish, state }: Staged, sequence: number, expires: string): void {
  tell(
    `Signed: sequence ${sequence}, ${state.size} lines, ${changes.length} changes, ${vanish} withdrawn; expires ${expires.slice(0, 10)}.`,
  );
  if (changes.length === 0) tell('Nothing has changed but the time.');
}
