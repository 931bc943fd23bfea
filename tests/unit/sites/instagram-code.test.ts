import { describe, expect, it } from 'vitest';
import { codeOfMediaId, mediaIdOfCode } from '../../../utils/sites/instagram/code.ts';

describe('code and number of a medium', () => {
  it.each([
    ['C', '2'],
    ['BA', '64'],
    ['__________', '1152921504606846975'],
    ['P__________', '18446744073709551615'],
    ['B-_', '8127'],
  ])('%s is %s', (code, id) => {
    expect(mediaIdOfCode(code)).toBe(id);
    expect(codeOfMediaId(id)).toBe(code);
  });

  it('leaves the user after the number aside', () => expect(codeOfMediaId('64_25025320')).toBe('BA'));

  it('reads eleven characters of the longer codes of private accounts', () => {
    const open = codeOfMediaId('3783916721875509634') ?? '';
    expect(open).toHaveLength(11);
    expect(mediaIdOfCode(`${open}k2xbQ-_wX6Iq1nHvM0rWcOe1`)).toBe('3783916721875509634');
  });

  it('is the same there and back for numbers of every size', () => {
    for (let id = 1n; id < 1n << 64n; id = id * 7n + 3n) {
      const code = codeOfMediaId(String(id));
      expect(code && mediaIdOfCode(code)).toBe(String(id));
    }
  });

  it.each(['', 'A', 'ABCDE', 'a b', 'ä', 'CV45U6mK6m.', 'Q__________', 'B'.repeat(65), '../x'])(
    'no code: "%s"',
    (text) => expect(mediaIdOfCode(text)).toBeNull(),
  );

  it.each(['', '0', '012', '-5', '1.5', '18446744073709551616', '12_', '12_x', '123456789012345678901', 'x'])(
    'no number: "%s"',
    (text) => expect(codeOfMediaId(text)).toBeNull(),
  );
});
