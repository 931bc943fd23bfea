// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BadgeView } from '../../../components/index.ts';
import { createBadge, isOurs } from '../../../utils/page/badges.ts';
import { watchPage } from '../../../utils/page/watch.ts';
import { pictureMatch, post } from '../evidence/samples.ts';
import { verdict } from './samples.ts';

const loadCard = vi.hoisted(() => vi.fn());
const card = { render: vi.fn(), remove: vi.fn() };
vi.mock('../../../utils/page/card.ts', () => ({ loadCard, loadedCard: () => card }));

let shadow: ShadowRoot;
let mode: string;
const onToggle = vi.fn<(event: Event) => void>();

beforeEach(() => {
  // happy-dom has no default for `position`.
  document.head.innerHTML = '<style>article { position: static }</style>';
  document.body.innerHTML = '<article><p>text</p></article>';
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    mode = init.mode;
    shadow = attach.call(this, init);
    return shadow;
  });
  loadCard.mockResolvedValue(card);
  card.render.mockClear();
  card.remove.mockClear();
});
afterEach(() => vi.restoreAllMocks());

const view = (part: Partial<BadgeView> = {}): BadgeView => ({
  post,
  unread: null,
  verdict: verdict('x:1', { matches: [pictureMatch] }),
  capture: { state: 'idle' },
  open: false,
  ...part,
});

function setUp(selector = 'article') {
  const root = document.querySelector<HTMLElement>(selector);
  if (!root) throw new Error('no root');
  onToggle.mockClear();
  const actions = { onToggle, onClose: vi.fn(), onCapture: vi.fn(), onDashboard: vi.fn() };
  const badge = createBadge(
    root,
    () => 'en',
    () => actions,
  );
  return { root, badge, chip: () => shadow.querySelector<HTMLElement>('.chip') };
}

describe('a badge', () => {
  it('stands in the post, with all of it inside a closed shadow root', () => {
    const { root, badge, chip } = setUp();
    badge.show(view());
    expect([badge.host.parentElement, mode, badge.host.shadowRoot]).toEqual([root, 'closed', null]);
    expect([badge.host.children.length, root.querySelectorAll('.chip').length]).toEqual([0, 0]);
    expect(chip()?.getAttribute('aria-label')).toContain('Same picture');
    expect([isOurs(badge.host), isOurs(root)]).toEqual([true, false]);
  });

  it('comes back when the site has thrown it out, and is there once', () => {
    const { root, badge } = setUp();
    badge.show(view());
    root.innerHTML = '<p>drawn anew</p>';
    expect(badge.isShown()).toBe(false);
    badge.refresh();
    badge.refresh();
    expect([...root.children].filter(isOurs)).toEqual([badge.host]);
  });

  it.each([
    ['color: red;', 'relative'],
    ['position: absolute; color: red;', 'absolute'],
  ])('leaves the post as it was, style %o', (style, during) => {
    const { root, badge } = setUp();
    root.style.cssText = style;
    const before = root.style.cssText;
    const { innerHTML } = root;
    badge.show(view());
    expect(root.style.position).toBe(during);
    badge.remove();
    expect([root.style.cssText, root.innerHTML]).toEqual([before, innerHTML]);
  });

  it('that was taken away comes back only with something new to say', () => {
    const { badge } = setUp();
    badge.show(view());
    badge.remove();
    badge.refresh();
    expect(badge.isShown()).toBe(false);
    badge.show(view());
    expect(badge.isShown()).toBe(true);
  });

  it('goes when there is nothing to say any more', () => {
    const { badge } = setUp();
    badge.show(view());
    badge.show(view({ verdict: verdict('x:1') }));
    expect(badge.isShown()).toBe(false);
  });

  it('hides for a screenshot and then has the focus again that it had', () => {
    const { badge, chip } = setUp();
    badge.show(view());
    badge.focus();
    expect(shadow.activeElement).toBe(chip());
    badge.hide(true);
    expect(badge.host.hasAttribute('hidden')).toBe(true);
    chip()?.blur();
    badge.hide(false);
    expect([badge.host.hasAttribute('hidden'), shadow.activeElement]).toEqual([false, chip()]);
  });

  it('takes no focus that it had not', () => {
    const { badge } = setUp();
    badge.show(view());
    badge.hide(true);
    badge.hide(false);
    expect(shadow.activeElement).toBeNull();
  });

  it.each(['click', 'pointerdown', 'mousedown', 'keydown', 'keyup', 'touchstart'])(
    'keeps %s from the page',
    (type) => {
      const { root, badge, chip } = setUp();
      const heard = vi.fn();
      root.addEventListener(type, heard);
      badge.show(view());
      chip()?.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      expect(heard).not.toHaveBeenCalled();
    },
  );

  it('does not follow the link that a tile is', () => {
    document.body.innerHTML = '<a href="/p/1"><div class="tile"></div></a>';
    const { badge, chip } = setUp('.tile');
    badge.show(view());
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    chip()?.dispatchEvent(click);
    expect([click.defaultPrevented, onToggle.mock.calls.length]).toEqual([true, 1]);
  });

  it('draws its card when open, takes it away when closed, and says when there is none', async () => {
    const { badge, chip } = setUp();
    badge.show(view({ open: true }));
    await vi.waitFor(() => expect(card.render).toHaveBeenCalledTimes(1));
    badge.show(view());
    expect(card.remove).toHaveBeenCalledTimes(1);
    loadCard.mockResolvedValue(null);
    badge.show(view({ open: true }));
    await vi.waitFor(() => expect(chip()?.getAttribute('aria-label')).toContain('could not be opened'));
  });

  it('draws no card for a post that went while the card was loaded', async () => {
    const { badge } = setUp();
    badge.show(view({ open: true }));
    badge.remove();
    await new Promise((done) => setTimeout(done, 5));
    expect(card.render).not.toHaveBeenCalled();
  });
});

describe('the second badge of a kind', () => {
  it('is put in its place without asking the browser for the size of its chip', () => {
    const asked: Element[] = [];
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      asked.push(this);
      return this.matches('.chip') ? new DOMRect(0, 0, 56, 24) : new DOMRect(100, 0, 500, 300);
    });
    const place = (badge: { host: HTMLElement }) =>
      ['--badge-left', '--badge-top'].map((name) => badge.host.style.getPropertyValue(name));
    const first = setUp().badge;
    first.show(view());
    first.remove();
    const second = setUp().badge;
    expect(asked.splice(0).some((one) => one.matches('.chip'))).toBe(true);
    second.show(view());
    expect(asked.some((one) => one.matches('.chip'))).toBe(false);
    expect(place(second)).toEqual(place(first));
    expect(place(second)).not.toContain('');
  });
});

describe('a badge that is repaired', () => {
  it('is not drawn anew, unless it says something else', () => {
    const { root, badge, chip } = setUp();
    badge.show(view());
    const sign = chip()?.firstChild;
    root.innerHTML = '<p>drawn anew</p>';
    badge.refresh();
    expect([chip()?.firstChild === sign, badge.isShown()]).toEqual([true, true]);
    badge.show(view({ verdict: verdict('x:1', { matches: [pictureMatch, pictureMatch] }) }));
    expect([chip()?.firstChild === sign, chip()?.textContent]).toEqual([false, '2']);
  });
});

describe('watchPage', () => {
  it('hears of changes of the page, not of our own', async () => {
    vi.stubGlobal('requestAnimationFrame', (call: () => void) => setTimeout(call, 1));
    const controller = new AbortController();
    const seen: Node[] = [];
    watchPage(
      document,
      { changed: (nodes) => seen.push(...nodes), visible: () => {}, isOurs },
      controller.signal,
    );
    const settle = () => new Promise((done) => setTimeout(done, 10));
    await settle();
    expect(seen.splice(0)).toEqual([document]);
    const { root, badge } = setUp();
    badge.show(view());
    badge.host.setAttribute('aria-label', 'ours');
    badge.remove();
    await settle();
    expect(seen).toEqual([]);
    const more = document.createElement('p');
    root.append(more);
    await settle();
    // What came is told, not what it came into: that may be a list of thousands.
    expect(seen.splice(0)).toEqual([more]);
    root.replaceChildren('text', badge.host);
    root.setAttribute('aria-label', 'theirs');
    await settle();
    expect(seen.splice(0)).toEqual([root]);
    controller.abort();
    root.append('more');
    await settle();
    expect(seen).toEqual([]);
    vi.unstubAllGlobals();
  });
});
