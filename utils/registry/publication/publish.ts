import { type Change, type Head, SPEC } from '../../model/index.ts';
import { BadPublication } from './bad-publication.ts';
import { hashOfState, type LogEnd, type State, sortedTexts } from './changes.ts';
import { deltaFile, packedOf, snapshotFile } from './files.ts';
import { textOf } from './lines.ts';
import { type SigningKey, sign, signatureFile } from './signing.ts';
import { LARGEST_HEAD } from './trust.ts';

export type PublishedFile = { name: string; data: Uint8Array<ArrayBuffer> };

export type PublishOrder = {
  id: string;
  /** Version of the root whose keys sign. */
  root: number;
  /** The state after the changes. */
  state: State;
  /** Made since `before`, in their order. */
  changes: readonly Change[];
  /** The head published last; null for the first time. */
  before: Head | null;
  /** Where the log ends after the changes. */
  log: LogEnd;
  issued: string;
  expires: string;
  keys: readonly SigningKey[];
};

/** A client that was away longer fetches the snapshot. */
const DELTAS_KEPT = 8;

/**
 * Makes the files of a publication: the signed head, a snapshot, and the delta from the publication before. Files that
 * are published already stay as they are; the names of all but the head tell their content.
 * @returns in the order in which they are to be put on the host: the head and its signatures last
 */
export async function publish(order: PublishOrder): Promise<{ head: Head; files: PublishedFile[] }> {
  const { before, changes } = order;
  // With nothing new only the time of the head is: the sequence counts contents.
  const isNew = before === null || changes.length > 0;
  const sequence = (before?.sequence ?? 0) + (isNew ? 1 : 0);
  const made = isNew ? await contentOf(order, sequence) : { files: [], ...partsOf(before) };
  const head: Head = {
    spec: SPEC,
    type: 'head',
    id: order.id,
    root: order.root,
    sequence,
    issued: order.issued,
    expires: order.expires,
    entries: order.state.size,
    stateHash: made.stateHash,
    log: order.log,
    snapshot: made.snapshot,
    deltas: made.deltas,
  };
  return { head, files: [...made.files, ...(await signedFiles('head.json', head, order.keys))] };
}

/** A signed JSON file with its signatures beside it. @throws BadPublication too-large */
export async function signedFiles(
  name: string,
  content: object,
  keys: readonly SigningKey[],
): Promise<PublishedFile[]> {
  const data = bytesOf(`${JSON.stringify(content, null, 1)}\n`);
  if (name === 'head.json' && data.length > LARGEST_HEAD) {
    throw new BadPublication('too-large', name, `${data.length} bytes`);
  }
  const signatures = await Promise.all(
    keys.map(async (key) => ({
      name: signatureFile(name, key.id),
      data: bytesOf(await sign(data, key, `file:${name}`)),
    })),
  );
  return [{ name, data }, ...signatures];
}

async function contentOf({ state, changes, before, log }: PublishOrder, sequence: number) {
  const texts = sortedTexts(state);
  const stateHash = hashOfState(texts);
  const snap = await packedOf(texts.map((text) => `${text}\n`).join(''));
  const snapshot = { ...snap.packed, sequence, entries: texts.length, stateHash, log };
  const from = before?.sequence ?? 0;
  const step = await packedOf(changes.map((change) => `${textOf(change)}\n`).join(''));
  const delta = { ...step.packed, from, to: sequence };
  const deltas = [...(before?.deltas ?? []), ...(before ? [delta] : [])].slice(-DELTAS_KEPT);
  const files = [
    { name: snapshotFile(sequence, snapshot.sha256), data: snap.data },
    { name: deltaFile(from, sequence, delta.sha256), data: step.data },
  ];
  return { stateHash, snapshot, deltas, files };
}

const partsOf = ({ stateHash, snapshot, deltas }: Head) => ({ stateHash, snapshot, deltas });

const bytesOf = (text: string) => new TextEncoder().encode(text);
