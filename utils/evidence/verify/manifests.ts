import type { Checks } from './checks.ts';
import type { Contents } from './contents.ts';

export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const SIGNATURE = `${TAG_MANIFEST}.sig`;
const MANIFEST = 'manifest-sha256.txt';
const STAMP = /^timestamps\/[a-z0-9-]+\.(tsq|tsr)$/;

/** Files that every package has; the manifests name them, but a manifest can be rewritten as well. */
const NEEDED = [
  'bagit.txt',
  'bag-info.txt',
  MANIFEST,
  TAG_MANIFEST,
  SIGNATURE,
  'capture-key.pem',
  'README.html',
  'VERIFY.txt',
  'data/ledger.ndjson',
  'data/ledger.sig',
  'data/captures.ndjson',
  'data/captures.csv',
  'data/captures.csv-metadata.json',
];

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Every line of both manifests (RFC 8493, 2.1.3, 2.2.1), every file that none names, and the declaration. */
export async function checkManifests(contents: Contents, checks: Checks): Promise<void> {
  for (const path of NEEDED) {
    if (contents.sums.has(path)) checks.kept('layout', path);
    else checks.broken('layout', path, contents.lack(path));
  }
  checks.equal(
    'layout',
    'bagit.txt',
    'not-bagit',
    DECLARATION,
    (await contents.text('bagit.txt')) ?? undefined,
  );
  const payload = await checkList(MANIFEST, 'file', contents, checks);
  const tags = await checkList(TAG_MANIFEST, 'tag-file', contents, checks);
  for (const path of contents.sums.keys()) {
    if (path.startsWith('data/')) {
      if (!payload.has(path)) checks.broken('file', path, 'not-listed');
    } else if (!tags.has(path) && path !== TAG_MANIFEST && path !== SIGNATURE) {
      // A stamp may be added later; it speaks for itself.
      if (STAMP.test(path)) checks.absent('tag-file', path, 'added-later');
      else checks.broken('tag-file', path, 'not-listed');
    }
  }
}

/** @returns the paths that it names */
async function checkList(
  name: string,
  what: 'file' | 'tag-file',
  contents: Contents,
  checks: Checks,
): Promise<Set<string>> {
  const named = new Set<string>();
  for await (const line of contents.lines(name)) {
    const [, sha256 = '', path = ''] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? [];
    const belongs = path !== '' && path.startsWith('data/') === (what === 'file') && !named.has(path);
    if (!belongs) checks.broken(what, path || name, 'bad-line');
    named.add(path);
    const sum = contents.sums.get(path);
    if (!sum) checks.broken(what, path || name, contents.lack(path));
    else checks.equal(what, path, 'hash-differs', sha256, sum.sha256);
  }
  return named;
}
