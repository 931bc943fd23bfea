// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { networkSites } from '../../../utils/sites/index.ts';
import { fixtures } from '../../captures/fixtures.ts';

const pages = fixtures().flatMap((fixture) => {
  const site = networkSites.find(({ id, rootsNear }) => id === fixture.site && rootsNear);
  return site ? [{ ...fixture, find: site }] : [];
});

describe('posts near a place that changed', () => {
  it('are asked for on some pages', () => expect(pages.length).toBeGreaterThan(5));

  it.each(pages)('$name: are those that a search of the whole page finds there', ({ find, url, read }) => {
    document.documentElement.innerHTML = read();
    const page = new URL(url);
    const all = find.roots(document, page);
    for (const root of all) {
      for (const place of [root, ...root.querySelectorAll('a[href], h3')].slice(0, 5)) {
        const near = find.rootsNear?.(place, page);
        if (near) expect(near).toContain(root);
      }
      const around = find.rootsNear?.(document.body, page);
      if (around) expect(all).toEqual(expect.arrayContaining(around));
    }
  });

  it.each(pages)(
    '$name: are in a place that was emptied what they are on the page',
    ({ find, url, read }) => {
      document.documentElement.innerHTML = read();
      const page = new URL(url);
      for (const root of find.roots(document, page)) {
        root.replaceChildren();
        const near = find.rootsNear?.(root, page);
        if (near) expect(near.includes(root)).toBe(find.roots(document, page).includes(root));
      }
    },
  );

  it('of X are left to a search of the whole page until it shows posts in their usual form', () => {
    const x = networkSites.find(({ id }) => id === 'twitter');
    const near = () => x?.rootsNear?.(document.body, new URL('https://x.com/home'));
    document.body.innerHTML = '<article role="article"><time datetime="2021-03-03"></time></article>';
    expect(near()).toBeNull();
    document.body.innerHTML =
      '<article data-testid="tweet"><article data-testid="tweet"></article></article>';
    expect(near()).toEqual([document.body.firstElementChild]);
    const inner = document.body.firstElementChild?.firstElementChild as Element;
    expect(x?.rootsNear?.(inner, new URL('https://x.com/home'))).toEqual([document.body.firstElementChild]);
  });

  it('are left to a search of the whole page where the address names the post', () => {
    const facebook = networkSites.find(({ id }) => id === 'facebook');
    document.body.innerHTML = '<div aria-posinset="1"><h3><a href="/somebody">Somebody</a></h3></div>';
    const near = (address: string) => facebook?.rootsNear?.(document.body, new URL(address));
    expect(near('https://www.facebook.com/')).toHaveLength(1);
    expect(near('https://www.facebook.com/photo/?fbid=123456')).toBeNull();
    expect(near('https://www.facebook.com/watch/')).toBeNull();
  });
});
