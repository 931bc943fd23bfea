import type { FindingStore } from '../flows/ports.ts';
import type { Finding } from '../model/index.ts';
import { database, guarded } from './database.ts';

/** What of the findings is asked for while posts are judged. */
export const findingStore: FindingStore = { numbersOf };

function numbersOf(refs: string[]): Promise<Map<string, number[]>> {
  return guarded(async () => {
    const index = (await database()).transaction('findings').store.index('ref');
    const found = await Promise.all(refs.map(async (ref) => [ref, await index.getAll(ref)] as const));
    return new Map(found.map(([ref, all]) => [ref, all.map(({ number }) => number)]));
  });
}

/** All findings, newest first, without their bytes. @throws PortError database */
export const listFindings = (): Promise<Finding[]> =>
  guarded(async () => (await (await database()).getAllFromIndex('findings', 'number')).reverse());

/** The bytes of one artefact; undefined when it is not stored. @throws PortError database */
export const readBlob = (finding: string, sha256: string): Promise<Blob | undefined> =>
  guarded(async () => (await database()).get('blobs', [finding, sha256]));
