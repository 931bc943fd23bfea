import { describe, expect, it } from 'vitest';
import { strongest } from '../../../utils/matching/index.ts';
import type { Grade, Signal } from '../../../utils/model/index.ts';

const match = (signal: Signal, grade: Grade) => ({ signal, grade });

describe('strongest', () => {
  it('is null without matches', () => {
    expect(strongest([])).toBeNull();
  });

  it('asks the grade before the signal', () => {
    const possible = match('image', 'possible');
    const same = match('mention', 'same');
    expect(strongest([possible, same])).toEqual({
      grade: 'same',
      match: same,
      signals: ['mention', 'image'],
    });
  });

  it('orders the signals of one grade, each once', () => {
    const order: Signal[] = ['image', 'video', 'text', 'link', 'mention', 'author', 'topic'];
    const matches = [...order, ...order].reverse().map((signal) => match(signal, 'likely'));
    expect(strongest(matches)).toMatchObject({ grade: 'likely', signals: order });
  });

  it('puts likely between same and possible', () => {
    expect(strongest([match('topic', 'likely'), match('image', 'possible')])?.grade).toBe('likely');
  });
});
