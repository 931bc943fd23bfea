import type { Finding } from '../../model/index.ts';
import { canonicalBytes } from '../canonical.ts';
import { sha256Hex } from '../digest.ts';
import { chunksOfBlob, HELD, sha256OfBlob } from '../hash-stream.ts';
import type { ZipFile } from '../zip/index.ts';
import type { Bag } from './bag.ts';
import type { PackageFault } from './faults.ts';
import { artefactPath, recordPath } from './names.ts';
import type { PackageSource } from './source.ts';

/** What a device's ledger, or that of another device, sealed: SHA-256 of the record by id of the finding. */
export type Sealed = ReadonlyMap<string, string>;

/** The files of one finding: its record, then every artefact whose bytes are those of the record. */
export async function* captureFiles(
  finding: Finding,
  source: PackageSource,
  sealed: Sealed,
  bag: Bag,
  told: (fault: PackageFault) => void,
): AsyncGenerator<ZipFile> {
  const record = canonicalBytes(finding);
  const sha256 = await sha256Hex(record);
  const expected = sealed.get(finding.id);
  if (expected === undefined) told({ finding: finding.id, code: 'not-in-ledger', found: sha256 });
  else if (expected !== sha256)
    told({ finding: finding.id, code: 'record-altered', expected, found: sha256 });
  yield await bag.whole(recordPath(finding.id), record, sha256);
  for (const [place, artefact] of finding.artefacts.entries()) {
    const path = artefactPath(finding, artefact, place);
    const what = { finding: finding.id, role: artefact.role, path, expected: artefact.sha256 };
    const blob = await source.blob(finding.id, artefact.sha256).catch(() => null);
    if (!blob) {
      told({ ...what, code: blob === null ? 'unreadable' : 'missing' });
      continue;
    }
    const read = await readChecked(blob).catch(() => null);
    if (!read) told({ ...what, code: 'unreadable' });
    else if (read.found !== artefact.sha256) told({ ...what, code: 'altered', found: read.found });
    else if (read.bytes) yield await bag.whole(path, read.bytes, read.found);
    else yield bag.streamed(path, chunksOfBlob(blob));
  }
}

/** SHA-256 of a blob, with its bytes where it is small enough to be held: then what was hashed is what is written. */
export async function readChecked(blob: Blob): Promise<{ found: string; bytes?: Uint8Array }> {
  if (blob.size > HELD) return { found: await sha256OfBlob(blob) };
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { found: await sha256Hex(bytes), bytes };
}
