// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Post } from '../../../utils/model/index.ts';
import { facebook } from '../../../utils/sites/facebook/index.ts';
import { visibleLetters } from '../../../utils/sites/facebook/letters.ts';
import { onlyPost } from './page.ts';

const HOME = 'https://www.facebook.com/';
const NOW = new Date(2026, 10, 24, 15, 30, 40);

const letters = (text: string) => [...text].map((letter) => `<span>${letter}</span>`).join('');
const shuffled =
  '<b style="order:2">h</b><b style="display:none">x</b><b style="order:1">6</b><b style="position:absolute">9</b>';
const post = (line: string, inner = '') => `<div aria-posinset="1" aria-labelledby="n" aria-describedby="s m">
  <h3 id="n"><a href="/stadt">Stadt</a></h3><div id="s">${line}</div><div data-ad-preview="message" id="m">x</div>${inner}</div>`;
const link = (inner: string, more = '') => `<a href="?__cft__[0]=T" ${more}>${inner}</a>`;

const timesOf = ({ publishedAt, shownTime, derivedAt }: Post) => ({ publishedAt, shownTime, derivedAt });
const saved = (line: string, inner = '') => timesOf(onlyPost(HOME, post(line, inner)));
function live(line: string) {
  document.body.innerHTML = post(line);
  const url = new URL(HOME);
  const [root] = facebook.roots(document, url);
  return timesOf(facebook.read(root as Element, url, NOW) as Post);
}

describe('the time of a post', () => {
  const store = '<div hidden><span id="t">11 juillet</span></div>';

  it('is taken from the hidden store, before the label and the words', () => {
    const line = link(`<span aria-labelledby="t">${letters('g1S1oju')}</span>`, 'aria-label="1d"');
    expect(saved(line, store)).toEqual({ publishedAt: null, shownTime: '11 juillet', derivedAt: null });
  });

  it('is the label’s where nothing is referred to, and a full date before any other', () => {
    expect(saved(link('x', 'aria-label="30 May at 11:02"')).shownTime).toBe('30 May at 11:02');
    expect(saved(link('14. Oktober 2016', 'aria-label="1w"')).publishedAt).toBe('2016-10-14');
    expect(saved(link('1w', 'aria-label="14. Oktober 2016"'))).toEqual({
      publishedAt: '2016-10-14',
      shownTime: undefined,
      derivedAt: null,
    });
  });

  it('is plain text', () =>
    expect(saved(link('March 16 at 11:41 AM')).shownTime).toBe('March 16 at 11:41 AM'));

  it('is kept in a language whose words we do not know', () =>
    expect(saved(link('11 ביולי'))).toMatchObject({ shownTime: '11 ביולי', derivedAt: null }));

  it.each([
    ['vor 3 Std.', new Date(2026, 10, 24, 12, 30).toISOString()],
    ['Yesterday at 11:02', '2026-11-23'],
    ['11 juillet', '2026-07-11'],
    ['3w', null],
  ])('is worked out from %s and the moment of reading', (words, derivedAt) =>
    expect(live(link(words))).toEqual({ publishedAt: null, shownTime: words, derivedAt }),
  );

  it('is never worked out beside a full date', () =>
    expect(live(link('14. Oktober 2016'))).toEqual({
      publishedAt: '2016-10-14',
      shownTime: undefined,
      derivedAt: null,
    }));

  it('is not the name of the poster in a group, nor a page or hashtag', () => {
    const line = '<a href="/groups/1/user/2/">Person 24</a> <a href="/hashtag/9">#9</a> ';
    expect(saved(line).shownTime).toBeUndefined();
    expect(saved(line + link('2h')).shownTime).toBe('2h');
  });

  it('of a life event is told by nothing', () =>
    expect(saved(link('1 janvier'), '<h3>Naissance : 1 janvier</h3>').shownTime).toBeUndefined());
});

describe('scrambled letters', () => {
  const drawn = (html: string) => {
    document.body.innerHTML = `<a>${html}</a>`;
    return visibleLetters(document.querySelector('a') as Element);
  };

  it('are read in the order in which styles show them', () => {
    expect(drawn(shuffled)).toBe('6h');
    expect(drawn('<b>S</b><b style="position:relative;top:3em">x</b><b>p</b>')).toBe('Sp');
    expect(drawn('')).toBe('');
  });

  it('are a time only when they form one', () => {
    const four = `${shuffled}<b style="display:none">-</b><b style="display:none">-</b>`;
    expect(saved(link(four)).shownTime).toBe('6h');
    expect(saved(link(letters('etSnorodsp02fm6h'))).shownTime).toBeUndefined();
  });

  it('are the label of an advertisement when they form it', () => {
    const label = [...'Gesponsert']
      .map((letter, at) => `<b style="order:${at}">${letter}</b>`)
      .reverse()
      .join('');
    expect(onlyPost(HOME, post(`<a href="#">${label}</a>`)).promoted).toBe(true);
    expect(onlyPost(HOME, post(`<a href="#">${letters('Gxesponsert')}</a>`)).promoted).toBeNull();
  });
});
