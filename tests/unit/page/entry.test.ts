import { describe, expect, it } from 'vitest';
import { withSameMoment } from '../../../utils/page/entry.ts';
import { post } from '../matching/samples.ts';

const read = (shownTime: string | undefined, derivedAt: string, key: `x:${number}` = 'x:1') =>
  post({ key, derivedAt, ...(shownTime !== undefined && { shownTime }) });

describe('a time such as "10 hours ago"', () => {
  const before = read('10 hours ago', '2026-11-24T10:00:00.000Z');

  it('keeps the moment of its first reading while the words stay', () => {
    const again = read('10 hours ago', '2026-11-24T10:07:00.000Z');
    expect(withSameMoment(again, before).derivedAt).toBe('2026-11-24T10:00:00.000Z');
  });

  it.each([
    ['other words', read('11 hours ago', '2026-11-24T10:07:00.000Z'), before],
    ['another post in the node', read('10 hours ago', '2026-11-24T10:07:00.000Z', 'x:2'), before],
    ['no words', read(undefined, '2026-11-24T10:07:00.000Z'), read(undefined, '2026-11-24T10:00:00.000Z')],
    ['nothing before', read('10 hours ago', '2026-11-24T10:07:00.000Z'), null],
  ])('is computed anew with %s', (_, again, former) => {
    expect(withSameMoment(again, former).derivedAt).toBe('2026-11-24T10:07:00.000Z');
  });
});
