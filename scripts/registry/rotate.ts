import { parseWith, type Root, root } from '../../utils/model/index.ts';
import { rootFile, type SigningKey, signedFiles } from '../../utils/registry/index.ts';
import { BadArgument, Refused } from './errors.ts';
import { alone } from './folder/lock.ts';
import type { Workshop } from './folder/workshop.ts';
import { putFiles } from './init.ts';
import { makeKey, privateFolder, privateKeys, rootKeyOf } from './keys.ts';
import { numberOf, type Options, optionsOf, tell, workshopOf } from './options.ts';
import { readRoot } from './sign.ts';

/** Makes a new version of the root: other keys, signed by enough of the old root keys and of the new ones. */
export async function rotate(args: string[]): Promise<number> {
  const options = optionsOf(args, {
    in: 'string',
    drop: 'string',
    'add-root': 'string',
    'new-head': 'boolean',
    threshold: 'string',
    private: 'string',
  });
  const workshop = workshopOf(options);
  return alone(workshop.folder, () => rotated(workshop, options));
}

async function rotated(workshop: Workshop, options: Options): Promise<number> {
  const secret = privateFolder(workshop.folder, options.texts.get('private'));
  const before = readRoot(workshop);
  const old = await privateKeys(secret, before.root.keys, before.root.threshold);
  const { next, made } = await nextRoot(workshop, before, options, secret);
  const own = made.filter(({ id }) => next.root.keys.includes(id));
  const signers = new Map([...old, ...own].map((key) => [key.id, key]));
  const good = next.root.keys.filter((id) => signers.has(id)).length;
  if (good < next.root.threshold) {
    throw new Refused(
      `${good} of ${next.root.threshold} keys of the new root are here; bring more PEM files to ${secret}`,
    );
  }
  putFiles(workshop, await signedFiles(rootFile(next.version), next, [...signers.values()]));
  workshop.saveFacts({ ...workshop.facts, root: next.version });
  tell(
    `Root ${next.version}: root keys ${next.root.keys.join(', ')} (threshold ${next.root.threshold}), head key ${next.head.keys.join(', ')}.`,
  );
  tell(
    'Say "sign" and "publish" now. The fingerprint stays as it is. Then destroy the private keys that were dropped.',
  );
  return 0;
}

async function nextRoot(
  workshop: Workshop,
  before: Root,
  options: Options,
  secret: string,
): Promise<{ next: Root; made: SigningKey[] }> {
  const drop = options.texts.get('drop');
  if (drop && !before.keys.some(({ id }) => id === drop))
    throw new BadArgument(`no key ${drop} in root ${before.version}`);
  const holder = options.texts.get('add-root');
  const dropsHead = drop !== undefined && before.head.keys.includes(drop);
  const newHead =
    options.flags.has('new-head') || dropsHead || (!drop && !holder && !options.texts.has('threshold'));
  const kept = before.root.keys.filter((id) => id !== drop);
  const most = kept.length + (holder ? 1 : 0);
  const threshold = numberOf(options, 'threshold', Math.min(before.root.threshold, most), [
    1,
    Math.max(1, most),
  ]);
  if (most === 0) throw new BadArgument('the last root key cannot be dropped; add one with --add-root');
  const extra = holder ? await makeKey(workshop.folder, secret, `root-${before.root.keys.length + 1}`) : null;
  const head = newHead ? await makeKey(workshop.folder, secret, 'head') : null;
  const rootIds = [...kept, ...(extra ? [extra.id] : [])];
  const headIds = head ? [head.id] : before.head.keys;
  const keys = [
    ...before.keys,
    ...(extra ? [rootKeyOf(extra, holder ?? 'root key')] : []),
    ...(head ? [rootKeyOf(head, 'head key')] : []),
  ].filter(({ id }) => rootIds.includes(id) || headIds.includes(id));
  const next: Root = {
    ...before,
    title: workshop.facts.title,
    version: before.version + 1,
    issued: new Date().toISOString(),
    keys,
    root: { keys: rootIds, threshold },
    head: { keys: headIds, threshold: 1 },
  };
  return { next: parseWith(root, next, 'root'), made: [extra, head].filter((key) => key !== null) };
}
