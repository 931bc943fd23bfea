import { describe, expect, it } from 'vitest';
import type { Line } from '../../../utils/model/index.ts';
import { flagsOf } from '../../../utils/registry/index.ts';
import { accountLine, pictureLine, topicLine } from './publication/publisher.ts';

const TODAY = '2026-06-01';
const codes = (...lines: Line[]) => flagsOf(lines, TODAY).map(({ code }) => code);
const handles = (...names: string[]) =>
  flagsOf(
    names.map((name, at) => accountLine(`a${at}`, name)),
    TODAY,
  ).filter(({ code }) => code === 'confusable-handle');
/** A hash that differs from all zeros in so many bits, spread over its length. */
const bitsSet = (count: number): string => {
  const bytes = new Uint8Array(32);
  for (let n = 0; n < count; n++) {
    const at = (n * 37) % 256;
    bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return Buffer.from(bytes).toString('hex');
};

describe('handles that look alike', () => {
  it.each([
    ['dortmund', 'dortmund'.replace('o', 'о')],
    ['stadt_do', 'ѕtadt_do'],
    ['paul', 'pauI'],
    ['paul', 'pau1'],
    ['bernd', 'bemd'],
    ['westphal', 'vvestphal'],
    ['rat0', 'rato'],
    ['KOΛN', 'кoλn'.replace('λ', 'Λ')],
    ['ｄortmund', 'dortmund'],
  ])('%s and %s are told', (a, b) => {
    expect(handles(a, b)).toMatchObject([{ names: ['account:a0', 'account:a1'] }]);
  });

  it.each([
    ['dortmund', 'dortmunt'],
    ['paul', 'pauli'],
    ['Dortmund', 'dortmund'],
  ])('%s and %s are not', (a, b) => {
    expect(handles(a, b)).toEqual([]);
  });

  it('count within one platform; letters of two alphabets are told by themselves', () => {
    const other = accountLine('b', 'pau1', { platform: 'instagram', url: 'https://www.instagram.com/x/' });
    expect(codes(accountLine('a', 'paul'), other)).not.toContain('confusable-handle');
    expect(codes(accountLine('a', 'dоrtmund'))).toContain('mixed-scripts');
    expect(codes(accountLine('a', 'дортмунд'))).not.toContain('mixed-scripts');
  });
});

describe('the same picture twice', () => {
  it('is told up to ten bits, with the number', () => {
    const zero = pictureLine('zero', '0'.repeat(64));
    expect(flagsOf([zero, pictureLine('ten', bitsSet(10))], TODAY)).toEqual([
      { code: 'same-picture', names: ['asset:zero', 'asset:ten'], detail: '10 of 256 bits' },
    ]);
    expect(codes(zero, pictureLine('eleven', bitsSet(11)))).toEqual([]);
  });

  it('is not looked for where the hash says nothing', () => {
    const flat = { fingerprints: [{ algorithm: 'pdq', hash: '0'.repeat(64), quality: 10 }] };
    expect(codes(pictureLine('a', '', flat), pictureLine('b', '', flat))).toEqual([]);
  });

  it('is found among thousands, and a registry of nothing but copies ends', () => {
    const many = Array.from({ length: 3000 }, (_, n) =>
      pictureLine(`p${n}`, Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex')),
    );
    expect(codes(...many, pictureLine('x', bitsSet(4)), pictureLine('y', bitsSet(5)))).toEqual([
      'same-picture',
    ]);
    const copies = Array.from({ length: 5000 }, (_, n) => pictureLine(`c${n}`, '5'.repeat(64)));
    expect(flagsOf(copies, TODAY).length).toBeLessThanOrEqual(1000);
  });
});

describe('other flags', () => {
  it('tell markup, which stays plain data', () => {
    for (const title of ['<script>alert(1)</script>', 'a <b>c', 'x &lt;img', 'JavaScript:alert(1)']) {
      expect(flagsOf([topicLine('a', title)], TODAY)).toMatchObject([{ code: 'markup', names: ['topic:a'] }]);
    }
    for (const title of ['3 < 4', 'Bürger <3', 'A & B']) expect(codes(topicLine('a', title))).toEqual([]);
  });

  it('tell a picture without credit, a publication without date, an account whose time is over', () => {
    const bare = pictureLine('p', 'f'.repeat(64), {
      credit: undefined,
      published: { url: 'https://a.example/', at: null },
    });
    expect(codes(bare)).toEqual(['no-credit', 'no-date']);
    expect(codes(accountLine('a', 'a', { validTo: '2026-05-31' }))).toEqual(['expired']);
    expect(codes(accountLine('a', 'a', { validTo: TODAY }))).toEqual([]);
  });
});
