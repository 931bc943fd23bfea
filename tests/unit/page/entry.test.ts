import { describe, expect, it } from 'vitest';
import type { Match } from '../../../utils/model/index.ts';
import { withPictures, withSameMoment } from '../../../utils/page/entry.ts';
import { pictureMatch } from '../evidence/samples.ts';
import { post } from '../matching/samples.ts';
import { entryOf, verdict } from './samples.ts';

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

describe('a verdict without pictures', () => {
  const text: Match = { ...pictureMatch, signal: 'text', grade: 'likely' };
  const compared = verdict('x:1', { matches: [pictureMatch, text] });
  const bare = verdict('x:1', { pending: true, captured: [4] });

  it('keeps what was found with them, also what they made likely, and takes what was saved', () => {
    const kept = withPictures(bare, entryOf('x:1', { verdict: compared, mediaAsked: true }));
    expect(kept).toEqual({ ...compared, captured: [4] });
  });

  it.each([
    ['none were compared', { verdict: { ...compared, pending: true }, mediaAsked: true }],
    ['they are to be asked for anew', { verdict: compared, mediaAsked: false }],
    ['there was no verdict', { verdict: null, mediaAsked: true }],
  ])('stands as it is where %s', (_, part) => {
    expect(withPictures(bare, entryOf('x:1', part))).toBe(bare);
  });
});
