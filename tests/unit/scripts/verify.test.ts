import { beforeAll, describe, expect, it } from 'vitest';
import { summaryOf, wordsOf } from '../../../scripts/verify/summary.ts';
import { blobAccess, type Verification, verifyPackage } from '../../../utils/evidence/index.ts';
import { deviceWith, packed, sourceOf } from '../evidence/package/samples.ts';

describe('what the command verify says', () => {
  let result: Verification;

  beforeAll(async () => {
    const device = await deviceWith(1);
    const [finding] = [...device.findings.values()];
    device.blobs.delete(`${finding?.id} ${finding?.artefacts[0]?.sha256}`);
    const { bytes } = await packed(sourceOf(device, { ledger: device.ledger.slice(1) }));
    result = await verifyPackage(blobAccess(new Blob([bytes])));
  });

  it('lists all that is not kept, and counts the rest', () => {
    const summary = summaryOf('p.zip', result);
    expect(summary.broken).toHaveLength(summary.totals.broken);
    expect(summary.absent).toMatchObject([{ what: 'artefact', detail: 'missing' }]);
    const sums = Object.values(summary.kinds).reduce(
      (sum, one) => sum + one.kept + one.broken + one.absent,
      0,
    );
    expect(sums).toBe(result.checks.length);
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });

  it.each([
    ['de', 'Verletzt:', 'Was das nicht beweist'],
    ['en', 'Broken:', 'What this does not prove'],
  ] as const)('says it in words: %s', (language, verdict, limits) => {
    const text = wordsOf(result, language);
    expect(text.startsWith(verdict)).toBe(true);
    expect(text).toContain(limits);
    const told = text.split('\n').filter((line) => /^ {2}[✗–]/.test(line) && !/\d+ \S+, \d+ /.test(line));
    expect(told.length).toBe(result.totals.broken + result.totals.absent);
  });
});
