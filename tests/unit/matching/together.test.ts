import { describe, expect, it } from 'vitest';
import { together } from '../../../utils/matching/index.ts';
import type { Grade, Match, Signal } from '../../../utils/model/index.ts';
import { asset } from './samples.ts';

const match = (signal: Signal, grade: Grade, id = 'bridge', part: Match['in'] = 'post'): Match => ({
  signal,
  grade,
  in: part,
  entry: { registry: 'test', registryVersion: '1', entry: { kind: 'asset', value: asset({ id }) } },
  measure: { by: 'address', url: 'https://www.musterhausen.example/', own: false },
});

const told = (...matches: Match[]) =>
  together(matches).map(({ signal, grade, entry }) => `${signal} ${grade} ${entry.entry.value.id}`);

describe('signals together', () => {
  it('a weak one alone is not told', () => {
    expect(told(match('text', 'possible'))).toEqual([]);
    expect(told(match('topic', 'possible'), match('text', 'possible', 'tower'))).toEqual([]);
  });

  it('a weak one is likely where another signal names the same entry', () => {
    expect(told(match('text', 'possible'), match('link', 'same'))).toEqual([
      'link same bridge',
      'text likely bridge',
    ]);
    expect(told(match('text', 'possible'), match('image', 'possible'))).toEqual([
      'image likely bridge',
      'text likely bridge',
    ]);
  });

  it('a weak one is told as it is where something else is certain of the same part', () => {
    expect(told(match('topic', 'possible', 'harbour'), match('author', 'same', 'city'))).toEqual([
      'author same city',
      'topic possible harbour',
    ]);
    expect(told(match('text', 'possible'), match('author', 'same', 'city', 'quoted'))).toEqual([
      'author same city',
    ]);
  });

  it('the certain ones stay as they are, strongest first', () => {
    expect(told(match('text', 'likely'), match('image', 'same', 'tower'))).toEqual([
      'image same tower',
      'text likely bridge',
    ]);
  });
});
