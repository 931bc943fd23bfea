import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type About, about, type Line, parseWith, type Root, root, SPEC } from '../../utils/model/index.ts';
import { fingerprintOf, type PublishedFile, rootFile, signedFiles } from '../../utils/registry/index.ts';
import { BadArgument, Refused, wordsOf } from './errors.ts';
import { openWorkshop, type Workshop } from './folder/workshop.ts';
import { writeWhole } from './folder/write.ts';
import { grouped, makeKey, privateFolder, rootKeyOf } from './keys.ts';
import { needed, numberOf, type Options, optionsOf, tell } from './options.ts';

const IGNORED = '# Can be made anew, or is kept elsewhere.\nwork/\n*.pem\n';

/** Makes a working folder: facts, keys, the first root; prints the fingerprint. */
export async function init(args: string[]): Promise<number> {
  const options = optionsOf(args, {
    id: 'string',
    title: 'string',
    licence: 'string',
    description: 'string',
    by: 'string',
    keys: 'string',
    threshold: 'string',
    private: 'string',
  });
  const [named] = options.words;
  if (!named || options.words.length > 1) throw new BadArgument('name one folder to make');
  const folder = resolve(named);
  if (existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith('.'))) {
    throw new Refused(`${folder} is not empty; name another folder`);
  }
  const secret = privateFolder(folder, options.texts.get('private'));
  if (secret === folder || secret.startsWith(`${folder}/`)) {
    throw new BadArgument('--private names a folder outside of the working folder');
  }
  const fingerprint = await make(folder, secret, options);
  explain(folder, secret);
  process.stdout.write(`${grouped(fingerprint)}\n`);
  return 0;
}

async function make(folder: string, secret: string, options: Options): Promise<string> {
  const count = numberOf(options, 'keys', 3, [1, 20]);
  const threshold = numberOf(options, 'threshold', Math.min(2, count), [1, count]);
  const facts = aboutOf(options);
  const by = options.texts.get('by') ?? facts.title;
  mkdirSync(join(folder, 'work'), { recursive: true });
  const rootKeys = [];
  for (let n = 1; n <= count; n++) rootKeys.push(await makeKey(folder, secret, `root-${n}`));
  const headKey = await makeKey(folder, secret, 'head');
  const first: Root = {
    spec: SPEC,
    type: 'root',
    id: facts.id,
    title: facts.title,
    version: 1,
    issued: new Date().toISOString(),
    keys: [
      ...rootKeys.map((key, at) => rootKeyOf(key, `root key ${at + 1}`)),
      rootKeyOf(headKey, 'head key'),
    ],
    root: { keys: rootKeys.map(({ id }) => id), threshold },
    head: { keys: [headKey.id], threshold: 1 },
  };
  const files = await signedFiles(rootFile(1), parseWith(root, first, 'root'), rootKeys);
  writeWhole(join(folder, 'registry.json'), `${JSON.stringify({ ...facts, by, root: 1 }, null, 2)}\n`);
  writeWhole(join(folder, '.gitignore'), IGNORED);
  const workshop = openWorkshop(folder);
  putFiles(workshop, files);
  workshop.saveEntries(new Map([['about:', aboutLine(facts)]]));
  return fingerprintOf(files[0]?.data ?? new Uint8Array());
}

function aboutOf(options: Options): About {
  const [description, licence] = [options.texts.get('description'), options.texts.get('licence')];
  const facts = {
    id: needed(options, 'id'),
    title: needed(options, 'title'),
    ...(description && { description }),
    ...(licence && { licence }),
  };
  try {
    return parseWith(about, facts, 'registry');
  } catch (error) {
    throw new BadArgument(wordsOf(error));
  }
}

/** What a registry says of itself, from its facts. */
export function aboutLine({ id, title, description, licence }: About): Line {
  return {
    kind: 'about',
    value: { id, title, ...(description && { description }), ...(licence && { licence }) },
  };
}

/** Puts files into the folder of what is published. */
export function putFiles(workshop: Workshop, files: readonly PublishedFile[]): void {
  for (const { name, data } of files) writeWhole(workshop.site(name), data);
}

function explain(folder: string, secret: string): void {
  tell(`Made ${folder}.`);
  tell(`Private keys, readable by you alone: ${secret}`);
  tell('  head-*.pem signs each publication and stays on this machine.');
  tell('  root-*.pem sign a change of keys and nothing else: move each to a stick or a printout of its own,');
  tell('  in different places, and delete it here. Whoever loses so many that the threshold is out of reach');
  tell('  can never change keys again; subscribers would have to subscribe anew.');
  tell('Fingerprint, by which subscribers know this registry (print it, put it on your website):');
}
