import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { type Head, hex, label, listOf, parseWith, SPEC } from '../../utils/model/index.ts';
import { deltaFile, type PublishedFile, sha256Of, snapshotFile } from '../../utils/registry/index.ts';
import type { Workshop } from './folder/workshop.ts';

export const FILE_LIST = 'files.json';

const count = z.int().check(z.gte(0));
const packed = { file: label(100), sha256: hex(64), bytes: count, inflated: count };

/**
 * All deltas since the first publication, which together are the log, and the snapshots that are kept. Unsigned: what it
 * names is checked against the head.
 */
const fileList = z.strictObject({
  spec: z.literal(SPEC),
  type: z.literal('files'),
  deltas: listOf(z.strictObject({ ...packed, from: count, to: count }), 100_000),
  snapshots: listOf(label(100), 10),
});
export type FileList = z.infer<typeof fileList>;

/** Snapshots before the last are kept for those who are fetching one just now. */
const SNAPSHOTS_KEPT = 2;

/** @throws InvalidData, SyntaxError */
export const parseFileList = (text: string): FileList => parseWith(fileList, JSON.parse(text), FILE_LIST);

export const readFileList = (file: string): FileList =>
  existsSync(file)
    ? parseFileList(readFileSync(file, 'utf8'))
    : { spec: SPEC, type: 'files', deltas: [], snapshots: [] };

/** The list after a publication: what a stopped signing left behind is not in it. */
export function nextFileList(
  workshop: Workshop,
  head: Head,
  before: Head | null,
  files: readonly PublishedFile[],
): FileList {
  const old = readFileList(workshop.site(FILE_LIST));
  const from = before?.sequence ?? 0;
  const made = files.find(({ name }) => name.startsWith('delta-'));
  const kept = old.deltas.filter(({ to }) => to <= from);
  const sizes = head.deltas.find(({ to }) => to === head.sequence);
  const delta = made && (sizes ?? firstDelta(made));
  const snapshot = snapshotFile(head.snapshot.sequence, head.snapshot.sha256);
  return {
    ...old,
    deltas: delta
      ? [...kept, { ...delta, from, to: head.sequence, file: deltaFile(from, head.sequence, delta.sha256) }]
      : kept,
    snapshots: [...old.snapshots.filter((name) => name !== snapshot), snapshot].slice(-SNAPSHOTS_KEPT),
  };
}

/** The head names no delta from nothing; in the log it is the first. */
const firstDelta = ({ data }: PublishedFile) => ({
  sha256: sha256Of(data),
  bytes: data.length,
  inflated: gunzipSync(data).length,
});
