// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../utils/sites/index.ts';
import { shapeOf, vocabularyOf } from '../../../utils/sites/shared/shape.ts';
import { skeletonOf } from '../../../utils/sites/shared/skeleton.ts';
import { twitter } from '../../../utils/sites/twitter/index.ts';

const table = { post: { find: 'article[data-testid="tweet"]', why: 'a test of shapes', seen: null } };
const words = vocabularyOf(table);

describe('the shape of a value', () => {
  it.each([
    ['/StadtDO/status/1456553032246771727', '/w8/status/n32'],
    ['/thomas.westphal.3591', '/w8.w8.n4'],
    ['UserAvatar-Container-StadtDO', 'w16-w16-w8'],
    ['tweet', 'tweet'],
    ['https://www.facebook.com/groups/123456/user/77', 'https://www.facebook.com/groups/n8/user/n4'],
    ['?__cft__[0]=AZXq1f0pZ', '?w8[n4]=x16'],
    ['Grüße aus Dortmund 🦏', 'w8 w4 w8 ?'],
    ['مرحبا', 'w8'],
    ['', ''],
  ])('%s is %s', (value, shape) => expect(shapeOf(value, words)).toBe(shape));

  it('never keeps a word that is not the sites’ own', () => {
    const name = 'Wilhelmine';
    for (const value of [name, `@${name}`, `/${name}/posts/5`, `${name}_1`, `x${name}`, `${name}-${name}`])
      expect(shapeOf(value, words)).not.toContain(name);
  });
});

describe('the skeleton of a page', () => {
  const draw = (html: string) => {
    document.body.innerHTML = html;
    return skeletonOf(document.body, table);
  };

  it('keeps tags, roles and attributes by shape, and no text', () => {
    expect(
      draw(
        `<main role="main"><article data-testid="tweet" class="a b c" aria-label="Geheim"><a href="/Nachbarin/status/14565">Streng <b>vertraulich</b></a><img src="https://pbs.twimg.com/media/Fabc123.jpg" alt="Ein Name"></article></main>`,
      ),
    ).toBe(
      [
        'body',
        ' main role=main',
        '  article data-testid=tweet class=3 aria-label',
        '   a href=/w16/status/n8 #text',
        '    b #text',
        '   img src=https://pbs.twimg.com/w8/x8.jpg alt',
      ].join('\n'),
    );
  });

  it('writes equal neighbours once, with their number', () => {
    expect(draw('<ul><li><i></i></li><li><i></i></li><li><i></i></li><li></li></ul>')).toBe(
      ['body', ' ul', '  li ×3', '   i', '  li'].join('\n'),
    );
  });

  it('leaves scripts, drawings and unknown roles out', () => {
    const text = draw(
      '<script>const name = "Wilhelmine"</script><svg><title>Wilhelmine</title></svg><p role="Wilhelmine" onclick="Wilhelmine()" lang="Wilhelmine" style="color:red">x</p>',
    );
    expect(text).toBe('body\n p role=? lang=? #text');
  });

  it('ends on a page that is too large or too deep', () => {
    const deep = draw('<div>'.repeat(600));
    expect(deep).toContain('…');
    const wide = draw(Array.from({ length: 40_000 }, (_, i) => `<p data-n${i % 7}="${i}"></p>`).join(''));
    expect(wide.split('\n').length).toBeLessThan(31_000);
  });
});

describe('the description of a page', () => {
  it('counts what each selector finds, and says when it was last seen to work', () => {
    document.documentElement.lang = 'de';
    document.body.innerHTML = '<article data-testid="tweet"><div data-testid="User-Name"></div></article>';
    const problem = problemOf(twitter, document, new URL('https://x.com/Wilhelmine/status/14565'));
    expect(problem).toMatchObject({ site: 'twitter', path: '/w16/status/n8', language: 'de', roots: 1 });
    const named = problem.selectors.find(({ name }) => name === 'userName');
    expect(named).toMatchObject({ hits: 1, seen: expect.stringMatching(/^20/) });
    expect(JSON.stringify(problem)).not.toContain('Wilhelmine');
  });
});
