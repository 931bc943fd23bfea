import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalText, wellFormed } from '../../../utils/evidence/index.ts';

describe('the canonical form', () => {
  it('sorts names by UTF-16 units and writes numbers as RFC 8785 does', () => {
    // Section 3.2.3 and appendix B of the RFC.
    const names = ['\u20ac', '\r', '\u00f6', '1', '\ufb33', '\u{1f600}'];
    const value = Object.fromEntries(names.map((name, i) => [name, i]));
    expect(Object.keys(JSON.parse(canonicalText(value)))).toEqual([
      '1',
      '\r',
      ...names.slice(2, 3),
      names[0],
      names[5],
      names[4],
    ]);
    const numbers = ['333333333.33333329', '1E30', '4.50', '2e-3', '0.000000000000000000000000001'].map(
      Number,
    );
    expect(canonicalText(numbers)).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27]');
  });

  it('replaces half surrogates, in names too of nothing else', () => {
    const half = { text: 'a\ud83d b', list: ['\udc00', { deep: '\ud800' }], n: 1, none: null, yes: true };
    expect(canonicalText(half)).toBe(
      '{"list":["\ufffd",{"deep":"\ufffd"}],"n":1,"none":null,"text":"a\ufffd b","yes":true}',
    );
    expect(new TextDecoder('utf-8', { fatal: true }).decode(canonicalBytes(half))).toBe(canonicalText(half));
    expect(wellFormed('😀 é')).toBe('😀 é');
  });

  it.each([undefined, Number.NaN, () => 1])('refuses what JSON cannot say: %s', (value) => {
    expect(() => canonicalText(value)).toThrow();
  });
});
