import { vi } from 'vitest';

type Layout = {
  /** The post on the page, CSS pixels. */
  post: { x: number; y: number; width: number; height: number };
  /** Height of the page. */
  page: number;
  scale?: number;
  address?: string;
};

/** A window of 1000 x 800 over a page that scrolls, with a post on it; layout is told to happy-dom, which has none. */
export function fakePage({ post, page, scale = 1 }: Layout) {
  document.body.innerHTML =
    '<header class="bar" style="color: red;">Bar</header><article><p>Words</p></article>';
  const root = document.querySelector('article') as HTMLElement;
  const bar = document.querySelector('header') as HTMLElement;
  const state = { x: 0, y: 120, box: { ...post } };
  const most = () => Math.max(0, page - 800);
  const to = (y: number) => {
    state.y = Math.min(most(), Math.max(0, y));
  };
  vi.stubGlobal('innerWidth', 1000);
  vi.stubGlobal('innerHeight', 800);
  vi.stubGlobal('devicePixelRatio', scale);
  vi.stubGlobal('scrollX', 0);
  Object.defineProperty(globalThis, 'scrollY', { configurable: true, get: () => state.y });
  vi.stubGlobal('scrollBy', ({ top }: { top: number }) => to(state.y + top));
  vi.stubGlobal('scrollTo', ({ top }: { top: number }) => to(top));
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => setTimeout(call, 0));
  Object.defineProperty(document, 'elementsFromPoint', { configurable: true, value: () => [root] });
  const box = (x: number, y: number, width: number, height: number) => () => new DOMRect(x, y, width, height);
  root.getBoundingClientRect = () =>
    new DOMRect(state.box.x, state.box.y - state.y, state.box.width, state.box.height);
  bar.getBoundingClientRect = box(0, 0, 1000, 60);
  bar.style.position = 'fixed';
  return { root, bar, state };
}
