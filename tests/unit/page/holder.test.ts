// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { besideWords, holderOf } from '../../../utils/page/holder.ts';

const CHIP = new DOMRect(0, 0, 50, 24);
const draw = (html: string) => {
  document.body.innerHTML = html;
  return (selector: string) => document.querySelector(selector) as HTMLElement;
};

describe('the element in which a badge hangs', () => {
  it.each([
    ['a post', '<article id="root"></article>', 'root'],
    ['a tile', '<p id="p"><a id="root" href="/p/1/"><img></a></p>', 'root'],
    ['a picture', '<p id="p"><img id="root"></p>', 'p'],
    ['a frame', '<p id="p"><iframe id="root"></iframe></p>', 'p'],
    ['a link in running text', '<p id="p">a <a id="root" href="/b">b</a></p>', 'p'],
  ])('of %s', (_, html, holder) => {
    expect(holderOf(draw(html)('#root')).id).toBe(holder);
  });
});

describe('the place beside a link', () => {
  /** A paragraph of 400 pixels; the link stands in it at 100. happy-dom lays nothing out. */
  function place(html: string, boxes: Record<string, DOMRect>) {
    const find = draw(html);
    for (const [selector, box] of Object.entries(boxes)) find(selector).getBoundingClientRect = () => box;
    const link = find('a');
    return besideWords(link, CHIP, link.getBoundingClientRect(), () => false);
  }
  const P = new DOMRect(50, 200, 400, 20);
  const A = new DOMRect(150, 200, 80, 20);

  it('is free of what stands on its lines', () => {
    const spot = place('<p><a href="/b">b</a><button>x</button></p>', {
      p: P,
      a: A,
      button: new DOMRect(390, 200, 60, 20),
    });
    // Relative to the link: its right edge ends before the button.
    expect((spot?.left ?? 0) + 150 + CHIP.width).toBeLessThanOrEqual(390);
    expect(spot?.left).toBeGreaterThan(80);
  });

  it('is above the link where its lines are full', () => {
    const full = new DOMRect(50, 180, 400, 80);
    expect(place('<p><a href="/b">b</a><button>x</button></p>', { p: P, a: A, button: full })).toEqual({
      left: 30,
      top: -24,
    });
  });

  it('is none of its business for roots that have room', () => {
    expect(place('<p><a href="/b"><img></a></p>', { p: P, a: A })).toBeNull();
  });
});
