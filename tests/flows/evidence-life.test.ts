import { describe, expect, it } from 'vitest';
import { backupState, monthsAfter, retentionOf } from '../../utils/flows/evidence-life.ts';
import { findingOf } from '../unit/evidence/samples.ts';

const NOW = new Date('2026-11-25T12:00:00.000Z');
const at = (...times: string[]) => times.map((capturedAt) => ({ ...findingOf(), capturedAt }));
const times = (list: { finding: { capturedAt: string } }[]) => list.map(({ finding }) => finding.capturedAt);

describe('retention', () => {
  it.each([
    ['2024-02-29T10:00:00.000Z', 24, '2026-02-28T10:00:00.000Z'],
    ['2024-01-31T23:59:59.000Z', 1, '2024-02-29T23:59:59.000Z'],
    ['2024-11-30T00:00:00.000Z', 3, '2025-02-28T00:00:00.000Z'],
    ['2024-12-15T00:00:00.000Z', 1, '2025-01-15T00:00:00.000Z'],
    ['2024-05-15T00:00:00.000Z', 24, '2026-05-15T00:00:00.000Z'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(monthsAfter(new Date(from), months).toISOString()).toBe(expected);
  });

  it('lists what is due, first things first, and warns 30 days before', () => {
    const [due1, due2, soon, far] = [
      '2024-10-01T00:00:00.000Z',
      '2024-11-25T12:00:00.000Z',
      '2024-12-25T11:59:59.000Z',
      '2024-12-25T12:00:01.000Z',
    ];
    const found = retentionOf(at(far, due2, soon, due1), 24, NOW);
    expect([times(found.due), times(found.soon)]).toEqual([[due1, due2], [soon]]);
    expect(retentionOf(at(far, soon), 36, NOW)).toEqual({ due: [], soon: [] });
  });
});

describe('the reminder of a backup', () => {
  const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T12:00:00.000Z`;

  it.each([
    ['nothing was saved', [], null, { fresh: 0, isDue: false }],
    ['few findings are young', [day(20), day(24)], null, { fresh: 2, days: 5, isDue: false }],
    ['one lies here for 14 days', [day(11), day(24)], null, { fresh: 2, days: 14, isDue: true }],
    ['more than the limit are new', [day(24), day(24), day(24), day(24)], null, { fresh: 4, isDue: true }],
    ['all are in the last package', [day(1), day(2)], { at: day(3) }, { fresh: 0, days: 22, isDue: false }],
    ['one came after an old package', [day(1), day(24)], { at: day(3) }, { fresh: 1, days: 22, isDue: true }],
    [
      'one came after a young package',
      [day(1), day(24)],
      { at: day(23) },
      { fresh: 1, days: 2, isDue: false },
    ],
  ])('when %s', (_, captured, last, expected) => {
    expect(backupState(at(...captured), last, 3, NOW)).toMatchObject({ ...expected, last: last?.at ?? null });
  });
});
