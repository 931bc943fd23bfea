import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Head, head, parseWith } from '../../utils/model/index.ts';
import { fingerprintOf, rootFile } from '../../utils/registry/index.ts';
import { BadArgument, Refused } from './errors.ts';
import { FILE_LIST, readFileList } from './file-list.ts';
import { alone } from './folder/lock.ts';
import type { Workshop } from './folder/workshop.ts';
import { writeWhole } from './folder/write.ts';
import { indexPage } from './index-page.ts';
import { optionsOf, tell, workshopOf } from './options.ts';
import { checkPublication } from './verify/check.ts';
import { folderReader } from './verify/readers.ts';
import { tellChecks } from './verify/tell.ts';

/** Writes what is signed to a folder for any static host: new files first, the head last, each whole or not at all. */
export async function publishSite(args: string[]): Promise<number> {
  const options = optionsOf(args, { in: 'string', really: 'boolean' });
  const [named] = options.words;
  if (!named || options.words.length > 1) throw new BadArgument('name one folder to publish to');
  const workshop = workshopOf(options);
  const target = resolve(named);
  if (target === workshop.site() || target === workshop.folder) {
    throw new BadArgument('name another folder than the working folder and its site');
  }
  return alone(workshop.folder, async () => {
    const own = workshop.head();
    if (!own) throw new Refused('nothing is signed yet; say "sign" first');
    if (!options.flags.has('really')) refuseToGoBack(own, target);
    copySite(workshop, own, target);
    const checks = await checkPublication(folderReader(target), new Date());
    tellChecks(checks);
    return checks.every(({ kept }) => kept) ? 0 : 1;
  });
}

/** Another machine may have published since; its subscribers would refuse what goes back. */
function refuseToGoBack(own: Head, target: string): void {
  const file = join(target, 'head.json');
  if (!existsSync(file)) return;
  const there = parseWith(head, JSON.parse(readFileSync(file, 'utf8')), 'head.json');
  if (there.id !== own.id) throw new Refused(`${target} holds another registry, ${there.id}`);
  if (there.root > own.root)
    throw new Refused(`${target} has root ${there.root}, this folder ${own.root}; fetch the newer folder`);
  if (there.root < own.root) return;
  const isFork = there.sequence === own.sequence && there.stateHash !== own.stateHash;
  if (there.sequence > own.sequence || isFork) {
    throw new Refused(
      `${target} has sequence ${there.sequence} of another making, this folder ${own.sequence}; bring both together first`,
    );
  }
}

function copySite(workshop: Workshop, own: Head, target: string): void {
  const list = readFileList(workshop.site(FILE_LIST));
  const names = readdirSync(workshop.site()).filter((name) => !name.endsWith('.new'));
  const roots = names.filter((name) => name.startsWith('root-'));
  const heads = ['head.json', ...names.filter((name) => name.startsWith('head.json.'))];
  const data = [
    ...list.deltas.map(({ file }) => file),
    ...list.snapshots.filter((name) => names.includes(name)),
  ];
  const copy = (name: string) => writeWhole(join(target, name), readFileSync(workshop.site(name)));
  // What a name tells the hash of is written once.
  for (const name of data) if (!existsSync(join(target, name))) copy(name);
  for (const name of [...roots, FILE_LIST]) copy(name);
  const fingerprint = fingerprintOf(new Uint8Array(readFileSync(workshop.site(rootFile(1)))));
  writeWhole(join(target, 'index.html'), indexPage(workshop.facts, own, fingerprint));
  // The signature before what it signs would be as wrong for a moment as after it; the head tells that there is news.
  for (const name of heads.toReversed()) copy(name);
  removeOld(target, new Set([...data, ...heads]));
  tell(
    `Published ${own.id}, sequence ${own.sequence}, to ${target}. Put the folder on any static host, head.json last.`,
  );
}

/** Signatures of keys that sign no more, and snapshots that nobody can ask for. */
function removeOld(target: string, wanted: ReadonlySet<string>): void {
  const mine = /^(snapshot-\d+-[0-9a-f]{12}\.ndjson\.gz|head\.json\.[0-9A-F]{16}\.minisig)$/;
  for (const name of readdirSync(target)) {
    if (mine.test(name) && !wanted.has(name)) rmSync(join(target, name));
  }
}
