import { describe, expect, it } from 'vitest';
import {
  accountKey,
  foldAccountKey,
  foldAddress,
  networkOf,
  parseWith,
  postKey,
} from '../../../utils/model/index.ts';

describe('keys', () => {
  it.each([
    'x:1456553032246771727',
    'instagram:CV45U6mK6mB',
    'facebook:123',
    `facebook:pfbid${'0a'.repeat(20)}`,
    'facebook-ad:1810988222445157',
  ])('takes the post key %s', (key) => {
    expect(parseWith(postKey, key, 'key')).toBe(key);
  });

  it.each([
    'x:@stadtdortmund',
    'instagram:@thomas.west_phal',
    'facebook:@thomas.westphal.3591',
    'facebook:@100012345678901',
  ])('takes the account key %s', (key) => {
    expect(parseWith(accountKey, key, 'key')).toBe(key);
  });

  it('ignores case, and on Facebook dots', () => {
    expect(foldAccountKey('facebook:@Thomas.Westphal.3591')).toBe(
      foldAccountKey('facebook:@thomaswestphal3591'),
    );
    expect(foldAccountKey('x:@TWestphalDo')).toBe('x:@twestphaldo');
    expect(foldAccountKey('instagram:@a.b')).not.toBe(foldAccountKey('instagram:@ab'));
    expect([networkOf('twitter'), networkOf('facebook'), networkOf('instagram')]).toEqual([
      'x',
      'facebook',
      'instagram',
    ]);
  });

  it.each([
    ['http://www.a.example/b/#c', 'https://a.example/b', true],
    ['https://A.example/b', 'https://a.example/b', true],
    ['https://a.example', 'https://a.example/', true],
    ['https://a.example/b?nid=1', 'https://a.example/b?nid=2', false],
    ['https://a.example/b', 'https://a.example/B', false],
    ['https://b.a.example/', 'https://a.example/', false],
    ['https://a.example:8080/', 'https://a.example/', false],
  ])('compares %s with %s', (a, b, isSame) => {
    expect(foldAddress(a) === foldAddress(b)).toBe(isSame);
  });

  it('leaves alone what is no address', () => {
    expect(foldAddress('no address')).toBe('no address');
  });
});
