import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkLedger, sha256Hex } from '../../../utils/evidence/index.ts';
import { finding as findingSchema, parseWith } from '../../../utils/model/index.ts';
import {
  database,
  evidenceStore,
  findingStore,
  listFindings,
  readBlob,
  registryStore,
} from '../../../utils/storage/index.ts';
import { type Dump, load } from '../../databases/load.ts';
import { capture, emptyDatabase, ledgerAt } from '../../flows/capture-samples.ts';

beforeEach(emptyDatabase);

const dumpOf = (version: number): Dump =>
  JSON.parse(readFileSync(`tests/databases/version-${version}.json`, 'utf8'));

describe.each([1, 2, 3])('a database of version %i', (version) => {
  beforeEach(() => load(dumpOf(version)));

  it('keeps every finding with every byte, and the registries', async () => {
    const findings = await listFindings();
    expect(findings.map(({ number }) => number)).toEqual([2, 1]);
    for (const one of findings) {
      expect(parseWith(findingSchema, one, 'finding')).toEqual(one);
      for (const { sha256, bytes } of one.artefacts) {
        const blob = await readBlob(one.id, sha256);
        expect([blob?.size, await sha256Hex((await blob?.arrayBuffer()) ?? new ArrayBuffer())]).toEqual([
          bytes,
          sha256,
        ]);
      }
    }
    expect(await registryStore.all()).toHaveLength(1);
    const ref = findings[0]?.ref ?? '';
    expect((await findingStore.numbersOf([ref])).get(ref)?.sort()).toEqual([1, 2]);
  });

  it('gets a ledger that names them as older than it, and numbers go on', async () => {
    await ledgerAt().begin();
    const { entries, faults } = await checkLedger(await evidenceStore.ledger());
    expect([faults, entries.map(({ type }) => type)]).toEqual([[], ['key', 'adopted', 'adopted']]);
    expect(await capture()).toMatchObject({ number: 3 });
  });

  it('takes findings with a number that is here already', async () => {
    const [one] = await listFindings();
    const id = crypto.randomUUID();
    await (await database()).add('findings', { ...one, id } as NonNullable<typeof one>);
    expect(await listFindings()).toHaveLength(3);
  });
});
