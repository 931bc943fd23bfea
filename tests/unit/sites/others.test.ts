// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { othersIn } from '../../../utils/sites/index.ts';

function words(address: string, html: string): string[] {
  document.body.innerHTML = `<div id="root">${html}</div>`;
  const root = document.querySelector('#root') as Element;
  return othersIn(root, new URL(address)).map((one) => (one.textContent ?? '').trim() || one.localName);
}

const FIELD = '<div><img width="20"><form><div role="textbox" contenteditable="true"></div></form></div>';

describe('what is not a post’s own', () => {
  it('on Facebook is comments, replies within them, and the field with the viewer’s picture', () => {
    const comment =
      '<div role="article" aria-label="Comment by A">A says<div role="article" aria-label="Reply by B">B</div></div>';
    expect(words('https://www.facebook.com/a', `<p>post</p>${comment}${FIELD}`)).toEqual(['A saysB', 'div']);
  });

  it('on Instagram is what stands around the times of comments, not the caption in the same list', () => {
    const html = `<header><a href="/mayor/">mayor</a></header><ul>
      <li><a href="/mayor/"><span>mayor</span></a> the caption <a href="/p/CV45U6mK6mB/"><time datetime="2021-11-05T09:23:14.000Z">1 w</time></a></li>
      <li><a href="/other/"><img width="32"></a><a href="/other/">other</a> nice <a href="/p/CV45U6mK6mB/c/179/"><time datetime="2021-11-05T09:25:14.000Z">1 w</time></a></li>
    </ul>`;
    const [found, ...more] = words('https://www.instagram.com/p/CV45U6mK6mB/', html);
    expect(more).toEqual([]);
    expect(found).toMatch(/^other nice/);
  });

  it('on X is no reply, for replies are posts, but the field for one', () => {
    const html = `<article>post</article><article>reply</article>${FIELD}`;
    expect(words('https://x.com/a/status/1', html)).toEqual(['div']);
  });

  it('takes nothing with it that has words or a video', () => {
    const html = '<div><p>post</p><form>Reply</form></div><div><video></video><form></form></div>';
    expect(words('https://party.example/', html)).toEqual(['Reply', 'form']);
  });

  it('never is the whole post', () => {
    document.body.innerHTML = '<form id="root" role="article" aria-label="x"><p>post</p></form>';
    const root = document.querySelector('#root') as Element;
    expect(othersIn(root, new URL('https://www.facebook.com/a'))).toEqual([]);
  });
});
