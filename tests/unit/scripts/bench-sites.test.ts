import { expect, it } from 'vitest';
import type { Measured } from '../../../scripts/bench-sites/in-page.ts';
import { addPage, emptyScore } from '../../../scripts/bench-sites/score.ts';
import { missed } from '../../../scripts/bench-sites/table.ts';
import type { Post } from '../../../utils/model/index.ts';
import { emptyPost } from '../../../utils/sites/shared/post.ts';
import type { Expected } from '../../captures/captures.ts';

const url = 'https://x.com/nachbau_d';
const read = (id: string, more: Partial<Post> = {}): Post => ({
  ...emptyPost('twitter'),
  key: `x:${id}`,
  author: { key: 'x:@nachbau_d', name: 'Nachbau', url },
  publishedAt: '2021-03-03T13:08:21.000Z',
  promoted: false,
  text: 'Erfundene Worte',
  ...more,
});
const wanted = (id: string): Expected => ({
  key: `x:${id}`,
  author: { name: 'Nachbau', url },
  publishedAt: '2021-03-03T13:08:21Z',
  promoted: false,
  textStart: 'Erfundene',
  images: null,
  hasVideo: null,
  links: [],
});
const measured = (...posts: Post[]): Measured => ({
  rootsMilliseconds: 1,
  roots: posts.map((post) => ({
    post,
    milliseconds: 1,
    naive: { author: null, time: null, text: 'Nachbau Erfundene Worte See more' },
    naiveMilliseconds: 1,
  })),
});

it('a page read right meets the goals', () => {
  const score = emptyScore();
  addPage(score, measured(read('1'), read('2')), [wanted('1'), wanted('2')]);
  expect(score).toMatchObject({ expected: 2, found: 2, wrong: 0, promoted: { right: 2, null: 0, WRONG: 0 } });
  expect(score.naive).toMatchObject({ text: { right: 0, of: 2 }, time: { right: 0, of: 2 }, decoys: 2 });
  expect(missed(score)).toEqual([]);
});

it.each([
  ['posts', [read('1')]],
  ['false posts', [read('1'), read('2'), read('3')]],
  ['promoted', [read('1'), read('2', { promoted: true })]],
  ['author', [read('1'), read('2', { author: null })]],
  ['time', [read('1'), read('2', { publishedAt: '2021-03-04' })]],
  ['permalink', [read('1'), read('2', { key: 'x:9' })]],
] as const)('a page misses the goal for %s', (goal, posts) => {
  const score = emptyScore();
  addPage(score, measured(...posts), [wanted('1'), wanted('2')]);
  expect(missed(score)).toEqual([goal]);
});
