import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyWords } from '../../../utils/i18n/index.ts';

const [de, en] = [verifyWords('de'), verifyWords('en')];
const code = globSync('utils/evidence/{verify,zip}/*.ts').map((path) => readFileSync(path, 'utf8'));
const ledger = readFileSync('utils/evidence/ledger/check.ts', 'utf8');

/** Codes as the code gives them: third argument of a check, code of a ZIP's fault, fault of a line. */
function codes(): string[] {
  const patterns = [
    /\.(?:broken|absent)\(\s*(?:'[^']+'|\w+),\s*[^,]+,\s*'([a-z-]+)'/g,
    /\.equal\(\s*(?:'[^']+'|\w+),\s*[^,]+,\s*'([a-z-]+)'/g,
    /ZipError\('([a-z-]+)'/g,
    /code: '([a-z-]+)'/g,
    /return '([a-z]+-[a-z-]+)'/g,
  ];
  const found = patterns.flatMap((pattern) =>
    code.flatMap((text) => [...text.matchAll(pattern)].map(([, one]) => one ?? '')),
  );
  return [
    ...new Set([...found, ...[...ledger.matchAll(/fault\('([a-z-]+)'\)/g)].map(([, one]) => one ?? '')]),
  ];
}

describe('words of the verification', () => {
  it('stand for every code in both languages', () => {
    expect(codes().length).toBeGreaterThan(25);
    for (const words of [de, en]) expect(codes().filter((one) => !words.details[one])).toEqual([]);
    expect(Object.keys(de.details).sort()).toEqual(Object.keys(en.details).sort());
    expect(Object.keys(de.kinds).sort()).toEqual(Object.keys(en.kinds).sort());
    expect(de.limits).toHaveLength(en.limits.length);
  });

  it('count in words', () => {
    for (const words of [de, en]) {
      expect(words.notIntact({ broken: 1 })).not.toBe(words.notIntact({ broken: 2 }));
      expect(words.absentNote({ absent: 1 })).not.toBe(words.absentNote({ absent: 2 }));
    }
  });
});
