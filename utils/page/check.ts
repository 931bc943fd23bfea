import type { CheckOrder, PageRequest, Post, ToPage, Verdict } from '../model/index.ts';
import { ask, hear, uiLanguage } from '../platform/sending.ts';
import { postRef } from '../sites/shared/post-ref.ts';
import { createBadge } from './badges.ts';
import { createCapture } from './capture/ask-capture.ts';
import { shotOf } from './capture/shot-of.ts';
import { type Entry, newEntry, viewOf } from './entry.ts';
import { saveEntry } from './save.ts';
import { isUsersGesture } from './trust.ts';

type Asked = { post: Post; root: Element | null; pictures: Map<string, Element> };

/** How long a check runs before the card says that it does. */
const PATIENCE_MS = 700;

/** Ends the check whose card stands on this page. */
declare global {
  var stadtspurCheckStop: (() => void) | undefined;
}

/**
 * Answers the checks of the context menu on this page: reads what the user pointed at, has it judged, and shows the
 * card. Works without a reader, on any website. Running it again ends the former copy.
 * @param read what is to be checked, as the site folders read it
 */
export function startCheck(read: (order: CheckOrder, document: Document, url: URL) => Asked): void {
  globalThis.stadtspurCheckStop?.();
  const life = new AbortController();
  let current: AbortController | null = null;
  const stop = () => {
    current?.abort();
    life.abort();
  };
  globalThis.stadtspurCheckStop = stop;
  hear((message: ToPage) => {
    if (message.type !== 'check') return undefined;
    current?.abort();
    current = new AbortController();
    void run(read(message.order, document, new URL(location.href)), current);
    return true;
  }, life.signal);
}

async function run({ post, root, pictures }: Asked, controller: AbortController): Promise<void> {
  const { signal } = controller;
  const language = await uiLanguage();
  const stand = root ?? makeStand(signal);
  const entry: Entry = { ...newEntry(stand), post, ref: postRef(post), visible: true, open: true };
  const capture = createCapture(
    (hidden) => badge.hide(hidden),
    () => root,
  );
  const badge = createBadge(
    stand,
    () => language,
    (host) => ({
      onToggle: (event) => isUsersGesture(event, host) && toggle(),
      onClose: () => controller.abort(),
      onCapture: (event) => isUsersGesture(event, host) && void save(),
      onDashboard: (event) => isUsersGesture(event, host) && void toDashboard(entry),
    }),
  );
  signal.addEventListener('abort', () => badge.remove());

  const paint = () => signal.aborted || badge.show(viewOf(entry));
  const toggle = () => {
    entry.open = !entry.open;
    paint();
  };
  const save = () =>
    saveEntry(entry, 'menu', { capture, read: () => undefined, paint, open: paint, saved: () => undefined });

  entry.verdict = waiting(entry.ref);
  // A card at once would stand over the picture that the window is photographed for.
  const soon = setTimeout(paint, PATIENCE_MS);
  const posts = [{ ref: entry.ref, post }];
  const reply = await ask<'check'>({ type: 'check', posts, shots: shotsOf(pictures) });
  clearTimeout(soon);
  const [verdict] = reply.ok ? reply.value : [];
  entry.verdict = verdict ?? null;
  if (!verdict) entry.capture = { state: 'failed', failure: reply.ok ? { code: 'internal' } : reply.failure };
  paint();
}

function toDashboard({ capture }: Entry) {
  const finding = capture.state === 'saved' ? capture.receipt.id : null;
  return ask<'open-dashboard'>({ type: 'open-dashboard', finding });
}

/** What the card says while the answer is on its way. */
const waiting = (ref: string): Verdict => ({
  ref,
  matches: [],
  failed: [],
  pending: true,
  registries: [],
  registeredAuthor: false,
  captured: [],
});

type Shots = Extract<PageRequest, { type: 'check' }>['shots'];

/** Where in the window each picture stands: what cannot be fetched is compared as it is shown. */
function shotsOf(pictures: Map<string, Element>): Shots {
  return [...pictures].flatMap(([url, element]) => {
    const shot = shotOf(element);
    // A picture that is cut off at the window's edge would be compared with the whole one.
    return shot && !shot.partial ? [{ url, shot }] : [];
  });
}

/** A page or a selection has no box of its own: the card hangs from the upper right corner of the window. */
function makeStand(signal: AbortSignal): Element {
  const stand = document.createElement('div');
  stand.style.cssText =
    'all: initial; position: fixed; top: 12px; right: 12px; width: 40px; height: 28px; z-index: 2147483647;';
  document.documentElement.append(stand);
  signal.addEventListener('abort', () => stand.remove());
  return stand;
}
