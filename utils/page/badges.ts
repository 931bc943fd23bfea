import style from '../../components/badge/chip.css?inline';
import type { BadgeView, CardProps } from '../../components/badge/view.ts';
import { type ChipWords, chipWords, type Language } from '../i18n/index.ts';
import { loadCard, loadedCard } from './card.ts';
import { type ChipFace, chipFace, drawChip } from './chip.ts';
import { freeSpot, obstaclesOf, type Spot } from './free-spot.ts';
import { besideWords, holderOf } from './holder.ts';

/** Every host of ours on this page. */
const hosts = new WeakSet<Node>();

/** True for our own hosts. */
export const isOurs = (node: Node): boolean => hosts.has(node);

type Size = Pick<DOMRect, 'width' | 'height'>;

/** Sizes of chips by what they show: all of a kind are equal. */
const sizes = new Map<string, Size>();

const nameOf = ({ kind, signal, count }: ChipFace): string =>
  [kind, signal !== null, String(count).length, devicePixelRatio].join();

/** Events that must not reach the page: a click on a badge must not open the post, a key must not scroll it. */
const KEPT = [
  'click',
  'dblclick',
  'auxclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
];

export type BadgeActions = Pick<CardProps, 'onClose' | 'onCapture' | 'onDashboard'> & {
  onToggle(event: Event): void;
};

/** The badge of one post: a host inside the post's own box (or beside what can hold none) with a closed shadow root. */
export type BadgeHost = ReturnType<typeof createBadge>;

/**
 * Creates the badge of a post; it appears with the first `show` that asks for a chip.
 * @param language read anew on each paint, so that a change of language shows
 */
export function createBadge(
  root: Element,
  language: () => Language,
  actionsFor: (host: Element) => BadgeActions,
) {
  const host = root.ownerDocument.createElement('div');
  hosts.add(host);
  const actions = actionsFor(host);
  const { shadow, chipMount, cardMount } = shadowOf(host);
  for (const type of KEPT) host.addEventListener(type, (event) => event.stopPropagation());
  // A tile is one large link: without this, a click on the badge would follow it.
  host.addEventListener('click', (event) => host.closest('a') && event.preventDefault());
  let undoPosition: (() => void) | null = null;
  let shown: BadgeView | null = null;
  let drawn = '';
  let cardOpen = false;
  let focused: Element | null = null;
  const chip = () => shadow.querySelector<HTMLElement>('.chip');

  function show(view: BadgeView): void {
    shown = view;
    const words = chipWords(language());
    const face = chipFace(view, words);
    if (!face) {
      remove();
      return;
    }
    // Asked before anything is written: after it, each question makes the browser lay the page out anew.
    const size = sizes.get(nameOf(face));
    const spot = size ? spotFor(size) : null;
    attach();
    draw(face, view.open);
    if (spot) put(spot);
    else measureAndPut(face);
    if (view.open) void showCard(words);
    else hideCard();
  }

  async function showCard(words: ChipWords): Promise<void> {
    const card = await loadCard();
    if (!shown?.open) return;
    if (!card) {
      chip()?.setAttribute('aria-label', words.noCard);
      drawn = '';
      return;
    }
    cardOpen = true;
    const anchor = () => (chip() ?? host).getBoundingClientRect();
    card.render(cardMount, { view: shown, language: language(), anchor, ...actions });
  }

  function hideCard(): void {
    if (cardOpen) loadedCard()?.remove(cardMount);
    cardOpen = false;
  }

  /** Puts the host back if the site threw it out, which it does whenever it renders the post anew. */
  function attach(): void {
    const holder = holderOf(root);
    if (host.parentNode === holder) return;
    undoPosition ??= makePositioned(holder);
    holder.append(host);
  }

  function draw(face: ChipFace, isOpen: boolean): void {
    const now = JSON.stringify([face, isOpen]);
    if (now !== drawn || !chip()) drawChip(chipMount, face, isOpen).onclick = actions.onToggle;
    drawn = now;
  }

  function measureAndPut(face: ChipFace): void {
    const size = chip()?.getBoundingClientRect();
    if (!size?.width) return;
    sizes.set(nameOf(face), size);
    const spot = spotFor(size);
    if (spot) put(spot);
  }

  /** Where the host goes in its holder; null for a post that is not drawn. */
  function spotFor(size: Size): (Spot & { isNearEdge: boolean }) | null {
    const box = root.getBoundingClientRect();
    if (!box.width) return null;
    const spot = besideWords(root, size, box, isOurs) ?? spotInside(size, box);
    const holder = holderOf(root);
    const origin = holder.getBoundingClientRect();
    return {
      // Absolute boxes are placed from inside the border, measured boxes from outside of it.
      left: spot.left + box.left - origin.left - holder.clientLeft,
      top: spot.top + box.top - origin.top - holder.clientTop,
      isNearEdge: box.left + spot.left < 200,
    };
  }

  function put({ left, top, isNearEdge }: Spot & { isNearEdge: boolean }): void {
    host.style.setProperty('--badge-left', `${Math.round(left)}px`);
    host.style.setProperty('--badge-top', `${Math.round(top)}px`);
    // Near the left edge the tip opens to the right, or it would leave the window.
    host.toggleAttribute('data-start', isNearEdge);
  }

  function spotInside(size: Size, box: DOMRect) {
    const { hard, soft } = obstaclesOf(root, isOurs);
    return freeSpot(size, box, hard, soft);
  }

  function remove(): void {
    // Or a later `refresh` would put the sign of a former post on the one that stands here now.
    shown = null;
    hideCard();
    host.remove();
    undoPosition?.();
    undoPosition = null;
  }

  return {
    host,
    show,
    remove,
    /** Repairs place and parent after the site changed the post. */
    refresh: () => shown && show(shown),
    focus: () => chip()?.focus({ preventScroll: true }),
    /** Focuses the chip and lets the browser bring it into view: the user asked for the next badge. */
    reveal: () => chip()?.focus(),
    /** Hides chip and card for a screenshot. What is hidden loses the focus, so it gets it back. */
    hide(hidden: boolean): void {
      if (hidden) focused = shadow.activeElement;
      host.toggleAttribute('hidden', hidden);
      const nobodyHasIt = host.ownerDocument.activeElement === host.ownerDocument.body;
      if (!hidden && nobodyHasIt && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    },
    isShown: () => host.isConnected,
  };
}

function shadowOf(host: HTMLElement) {
  const shadow = host.attachShadow({ mode: 'closed' });
  const make = (name: 'div' | 'style') => shadow.appendChild(host.ownerDocument.createElement(name));
  make('style').textContent = style;
  return { shadow, chipMount: make('div'), cardMount: make('div') };
}

/** An absolute child needs a positioned parent. The style is given back when the badge goes. */
function makePositioned(root: Element): () => void {
  if (!(root instanceof HTMLElement) || getComputedStyle(root).position !== 'static') return () => {};
  const before = root.style.position;
  root.style.position = 'relative';
  return () => {
    root.style.position = before;
  };
}
