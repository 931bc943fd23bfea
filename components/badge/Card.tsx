import { useLayoutEffect, useRef } from 'preact/hooks';
import type { BadgeWords } from '../../utils/i18n/index.ts';
import { CardFooter } from './CardFooter.tsx';
import { MatchItem } from './MatchItem.tsx';
import { Reasons } from './Reasons.tsx';
import { type BadgeView, type CardProps, matchKey, ranked } from './view.ts';

type Props = Omit<CardProps, 'language'> & { words: BadgeWords };

const GAP = 6;
const MARGIN = 8;

/** The card that says why. A manual popover: the top layer is above every header and clip of the page. */
export function Card({ view, words, anchor, ...actions }: Props) {
  const card = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return undefined;
    element.showPopover();
    place(element, anchor());
    element.focus({ preventScroll: true });
    const follow = () => place(element, anchor());
    // The card grows while it is open: "saved without …" must not push the buttons out of the window.
    const growth = new ResizeObserver(follow);
    growth.observe(element);
    addEventListener('scroll', follow, { capture: true, passive: true });
    addEventListener('resize', follow);
    return () => {
      growth.disconnect();
      removeEventListener('scroll', follow, { capture: true });
      removeEventListener('resize', follow);
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') actions.onClose();
    // A key held down repeats itself: one press, one capture.
    const isBare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
    if (event.key === 'c' && isBare) actions.onCapture(event);
  };
  return (
    <dialog
      ref={card}
      class="card"
      popover="manual"
      aria-labelledby="title"
      lang={words.lang}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header>
        <h2 id="title">{titleOf(view, words)}</h2>
        <button type="button" class="close" aria-label={words.close} onClick={actions.onClose}>
          ×
        </button>
      </header>
      <Notices view={view} words={words} />
      <ul>
        {ranked(view.verdict?.matches ?? []).map((match) => (
          <MatchItem key={matchKey(match)} match={match} words={words} />
        ))}
      </ul>
      {view.post && <CardFooter view={view} words={words} {...actions} />}
    </dialog>
  );
}

function Notices({ view, words }: { view: BadgeView; words: BadgeWords }) {
  const failed = view.verdict?.failed ?? [];
  return (
    <>
      {view.unread && <p class="notice warn">{words.couldNotReadHelp}</p>}
      {isNameless(view.post) && <p class="notice warn">{words.noPermalink}</p>}
      {view.verdict?.pending && <p class="notice">{words.checking}</p>}
      {failed.length > 0 && (
        <div class="notice warn">
          {words.notChecked}:
          <Reasons reasons={failed} words={words} />
        </div>
      )}
    </>
  );
}

/** A post without address; links, pictures and pages of a website need none. */
const isNameless = (post: BadgeView['post']): boolean =>
  post !== null && post.key === null && /^(post|tile|ad)$/.test(post.kind);

function titleOf({ unread, verdict }: BadgeView, words: BadgeWords): string {
  if (unread) return `${words.couldNotRead}: ${words.unread[unread.reason]}`;
  const count = verdict?.matches.length ?? 0;
  return count ? words.cardTitle({ count }) : words.nothingMatched;
}

function place(card: HTMLElement, anchor: DOMRect): void {
  const room = { width: document.documentElement.clientWidth, height: innerHeight };
  card.style.maxHeight = `${Math.min(560, room.height - 2 * MARGIN)}px`;
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = anchor.bottom + GAP;
  const top =
    below + height <= room.height - MARGIN ? below : Math.max(MARGIN, room.height - MARGIN - height);
  card.style.top = `${Math.max(MARGIN, top)}px`;
  card.style.left = `${clamp(anchor.right - width, MARGIN, room.width - width - MARGIN)}px`;
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));
