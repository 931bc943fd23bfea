import { describe, expect, it } from 'vitest';
import { contentBox } from '../../../../utils/matching/windows/content-box.ts';
import { boxOf, placed, regionOf, WHOLE } from '../../../../utils/matching/windows/region.ts';
import { trimBorder } from '../../../../utils/matching/windows/trim.ts';
import type { Luma } from '../../../../utils/matching/windows/types.ts';
import { cutOut, flatPlane, laid, wavyPlane } from './planes.ts';

const on = (width: number, height: number, left: number, top: number, inside: Luma, grey = 255) =>
  laid(flatPlane(width, height, grey), inside, left, top);

describe('border trim', () => {
  const picture = wavyPlane(200, 150, 1);

  it('takes off a border of any width, and a pixel more', () => {
    expect(trimBorder(on(240, 230, 10, 60, picture))).toEqual({ left: 11, top: 61, width: 198, height: 148 });
    expect(trimBorder(on(200, 300, 0, 100, picture, 0))).toEqual({
      left: 1,
      top: 101,
      width: 198,
      height: 148,
    });
  });

  it('takes a row for flat below a range of 24 levels', () => {
    const bordered = on(200, 170, 0, 10, picture);
    bordered.values[5] = 255 - 23;
    expect(trimBorder(bordered)?.top).toBe(11);
    bordered.values[5] = 255 - 24;
    expect(trimBorder(bordered)?.top).toBe(1);
  });

  it('needs two rounds where a bar ends at the frame', () => {
    // The bar on the left is broken by lines above and below it, which are flat only without the frame.
    const framed = on(240, 190, 20, 20, picture);
    expect(trimBorder(framed)).toEqual({ left: 21, top: 21, width: 198, height: 148 });
    for (let y = 0; y < 190; y++) framed.values[y * 240] = 0;
    for (let y = 0; y < 20; y++) framed.values[y * 240 + 239] = 255;
    expect(trimBorder(framed)).toEqual({ left: 21, top: 21, width: 198, height: 148 });
  });

  it('leaves a picture alone that has no border, or too narrow a one', () => {
    expect(trimBorder(picture)).toBeNull();
    expect(trimBorder(on(203, 150, 3, 0, picture))).toBeNull();
    expect(trimBorder(on(204, 150, 4, 0, picture))).not.toBeNull();
  });

  it('leaves a picture alone of which too little would be left', () => {
    const strip = cutOut(picture, { left: 0, top: 0, width: 200, height: 39 });
    expect(trimBorder(on(200, 200, 0, 80, strip))).toBeNull();
    const column = cutOut(picture, { left: 0, top: 0, width: 49, height: 150 });
    expect(trimBorder(on(200, 150, 75, 0, column))).toBeNull();
    expect(trimBorder(flatPlane(100, 100, 7))).toBeNull();
    expect(trimBorder(flatPlane(1, 1, 7))).toBeNull();
  });

  it('eats no more than 45 % of a side at one end', () => {
    const low = cutOut(picture, { left: 0, top: 0, width: 200, height: 50 });
    expect(trimBorder(on(200, 200, 0, 150, low))).toEqual({ left: 1, top: 91, width: 198, height: 108 });
  });
});

describe('content box', () => {
  const picture = wavyPlane(200, 150, 3);

  it('finds the picture on a page', () => {
    const box = contentBox(on(300, 500, 40, 120, picture, 250));
    expect(box).not.toBeNull();
    // Pixels of the picture that have the page's grey may take a line off its edge.
    expect(Math.abs((box?.left ?? 0) - 41)).toBeLessThanOrEqual(1);
    expect(Math.abs((box?.top ?? 0) - 121)).toBeLessThanOrEqual(1);
    expect(Math.abs((box?.width ?? 0) - 198)).toBeLessThanOrEqual(2);
    expect(Math.abs((box?.height ?? 0) - 148)).toBeLessThanOrEqual(2);
  });

  it('is not led astray by thin lines of text, and takes the longest of several blocks', () => {
    const page = on(300, 600, 40, 120, picture, 250);
    for (let line = 0; line < 8; line++) laid(page, flatPlane(120, 6, 20), 40, 300 + line * 20);
    laid(page, flatPlane(280, 40, 60), 10, 20);
    const box = contentBox(page);
    expect(Math.abs((box?.top ?? 0) - 121)).toBeLessThanOrEqual(1);
    expect(Math.abs((box?.height ?? 0) - 148)).toBeLessThanOrEqual(2);
  });

  it('takes a line of which 45 % are not background', () => {
    expect(contentBox(on(300, 400, 0, 100, flatPlane(134, 200, 20), 250))).toBeNull();
    expect(contentBox(on(300, 400, 0, 100, flatPlane(136, 200, 20), 250))?.height).toBe(198);
  });

  it('bridges a gap of two lines, not of three', () => {
    const page = on(200, 400, 0, 100, flatPlane(200, 120, 20), 250);
    laid(page, flatPlane(200, 2, 250), 0, 160);
    expect(contentBox(page)).toEqual({ left: 1, top: 101, width: 198, height: 118 });
    laid(page, flatPlane(200, 3, 250), 0, 160);
    expect(contentBox(page)).toEqual({ left: 1, top: 101, width: 198, height: 58 });
  });

  it('needs a background of at least 12 % of the pixels', () => {
    // All levels equally often, below a band of the page's grey.
    const mixed = {
      width: 300,
      height: 300,
      values: Float32Array.from({ length: 90_000 }, (_, at) => (at * 97) % 256),
    };
    expect(contentBox(laid(mixed, flatPlane(300, 28, 250), 0, 0))).toBeNull();
    expect(contentBox(laid(mixed, flatPlane(300, 36, 250), 0, 0))?.top).toBe(37);
  });

  it('finds nothing in a block too small, or where nearly all is content', () => {
    expect(contentBox(on(300, 300, 0, 0, flatPlane(300, 35, 20), 250))).toBeNull();
    expect(contentBox(on(300, 300, 0, 0, flatPlane(300, 36, 20), 250))).not.toBeNull();
    // Every second column has the page's grey, so that there is enough of it.
    const striped = (height: number) => {
      const values = Float32Array.from({ length: 291 * height }, (_, at) => ((at % 291) % 2 ? 250 : 20));
      return on(300, 300, 5, 3, { width: 291, height, values }, 250);
    };
    expect(contentBox(striped(290))?.width).toBe(289);
    expect(contentBox(striped(294))).toBeNull();
    expect(contentBox(flatPlane(50, 50, 250))).toBeNull();
    expect(contentBox(flatPlane(1, 1, 0))).toBeNull();
  });
});

describe('regions', () => {
  it('go to whole pixels and back', () => {
    const plane = { width: 511, height: 37 };
    const box = { left: 17, top: 3, width: 100, height: 30 };
    expect(boxOf(regionOf(box, plane), plane)).toEqual(box);
    expect(boxOf(WHOLE, plane)).toEqual({ left: 0, top: 0, ...plane });
    expect(boxOf(placed(0.001, 0.001, 0.5, 0.5), { width: 100, height: 100 })).toMatchObject({
      width: 1,
      height: 1,
    });
    expect(boxOf({ left: 0.99, top: 0.99, width: 0.01, height: 0.01 }, { width: 1, height: 1 })).toEqual({
      left: 0,
      top: 0,
      width: 1,
      height: 1,
    });
  });
});
