// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shotOf } from '../../../../utils/page/capture/shot-of.ts';
import { stubRoot } from '../samples.ts';

describe('shotOf', () => {
  const window = () => vi.stubGlobal('innerWidth', 1000) && vi.stubGlobal('innerHeight', 800);
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    [
      'whole',
      { left: 100, top: 100, right: 600, bottom: 700 },
      { x: 100, y: 100, width: 500, height: 600 },
      false,
    ],
    [
      'whole, a hair outside',
      { left: -0.5, top: 0, right: 600, bottom: 800.6 },
      { x: 0, y: 0, width: 600, height: 800 },
      false,
    ],
    [
      'cut above',
      { left: 100, top: -50, right: 600, bottom: 700 },
      { x: 100, y: 0, width: 500, height: 700 },
      true,
    ],
    [
      'cut below',
      { left: 100, top: 100, right: 600, bottom: 2000 },
      { x: 100, y: 100, width: 500, height: 700 },
      true,
    ],
    [
      'cut at both sides',
      { left: -20, top: 0, right: 1020, bottom: 800 },
      { x: 0, y: 0, width: 1000, height: 800 },
      true,
    ],
  ])('of a post that is %s', (_, box, rect, partial) => {
    window();
    expect(shotOf(stubRoot(box))).toMatchObject({ rect, partial, viewport: { width: 1000, height: 800 } });
  });

  it.each([
    ['above', { top: -500, bottom: 0 }],
    ['below', { top: 800, bottom: 1200 }],
    ['right', { left: 1000, right: 1500 }],
    ['without size', { left: 10, right: 10, top: 10, bottom: 10 }],
  ])('of a post %s the window is none', (_, box) => {
    window();
    expect(shotOf(stubRoot(box))).toBeNull();
  });
});
