import { chipKind } from '../../components/badge/view.ts';
import type { Language } from '../i18n/index.ts';
import type { FilmVerdict, PageState, Post, Unread, Verdict } from '../model/index.ts';
import { ask } from '../platform/sending.ts';
import type { Site } from '../sites/index.ts';
import { postRef } from '../sites/shared/post-ref.ts';
import { looksLikePosts, signsOf } from '../sites/shared/signs.ts';
import { createAddress } from './address.ts';
import { createBadge, isOurs } from './badges.ts';
import type { Budget } from './budget.ts';
import { createCapture } from './capture/ask-capture.ts';
import { createEntries } from './entries.ts';
import { type Entry, newEntry, viewOf, withFilms, withPictures, withSameMoment } from './entry.ts';
import { watchFilms } from './frames/ask-frames.ts';
import { createHealth } from './health.ts';
import { createJudgeQueue } from './judge-queue.ts';
import { middleOf, nextBadged, pickForCapture } from './pick.ts';
import { saveEntry } from './save.ts';
import { createSearch } from './search.ts';
import { createTally, type Trouble } from './tally.ts';
import { isUsersGesture } from './trust.ts';
import { type Watch, watchPage } from './watch.ts';

/**
 * Reads the posts of a site on one page and keeps a badge on each that has something to say:
 *
 *   watch ─▶ roots ─▶ budget ─▶ site.read ─▶ judge queue ─▶ verdict ─▶ badge ─▶ (click) card ─▶ capture
 *
 * Everything it sets up ends with the signal, and every badge is taken away.
 */
export function createReader(site: Site, budget: Budget, language: () => Language, signal: AbortSignal) {
  const address = createAddress();
  const entries = createEntries({ added, gone });
  const search = createSearch({ site, address, entries, changed }, signal);
  const tally = createTally();
  let reads = 0;
  let trouble: Trouble = null;
  let menuTarget: Element | null = null;
  const health = createHealth({ site: site.id, tally, stateNow: () => stateNow() }, signal);
  const capture = createCapture((hidden) => {
    for (const { badge } of entries.all()) badge?.hide(hidden);
  });
  const queue = createJudgeQueue({ judged, refused, lost }, signal);
  const films = watchFilms({ readAt, judged: filmsJudged, measured: budget.measured, signal });
  const watch: Watch = watchPage(document, { changed, visible, isOurs }, signal);

  function changed(nodes: Set<Node>): void {
    budget.measured(() => {
      const moved = address.hasMoved();
      if (moved) begin();
      const { touched, outside } = entries.sortOut(nodes);
      if (moved) search.whole();
      else search.near(outside);
      for (const entry of moved || nodes.has(document) ? entries.all() : touched) {
        // What changed in it may have taken it from the posts: a place of a list that was emptied.
        if (entries.of(entry.root) === entry) planRead(entry);
      }
    });
  }

  /** Another page stands here now. It may be one of a network whose reader is another script. */
  function begin(): void {
    tally.clear();
    health.begin();
    if (!site.handles(address.url())) void ask<'load-reader'>({ type: 'load-reader' });
  }

  function added(entry: Entry): void {
    watch.follow(entry.root);
    planRead(entry);
  }

  function gone(entry: Entry): void {
    budget.drop(entry);
    queue.drop(entry);
    watch.leave(entry.root);
    entry.badge?.remove();
  }

  function planRead(entry: Entry): void {
    budget.add(entry, { run: () => read(entry), urgent: () => entry.visible });
  }

  function read(entry: Entry): void {
    if (!entry.root.isConnected) return;
    reads++;
    const result = site.read(entry.root, address.url(), new Date());
    if (result === null) reset(entry);
    else if (isUnread(result)) keepUnread(entry, result);
    else keepPost(entry, withSameMoment(result, entry.post));
  }

  function keepUnread(entry: Entry, unread: Unread): void {
    reset(entry);
    entry.unread = unread;
    tally.unread(entry);
    paint(entry);
  }

  function keepPost(entry: Entry, post: Post): void {
    tally.readable(entry.root);
    const print = JSON.stringify(post);
    if (print === entry.print) {
      // Nothing new; but the address may be, and the site may have thrown our host out when it drew the post again.
      tally.post(entry.ref, post);
      if (entry.verdict) tally.verdict(entry.verdict);
      entry.badge?.refresh();
      return;
    }
    const ref = postRef(post);
    if (ref !== entry.ref) reset(entry);
    Object.assign(entry, { ref, post, unread: null, print, mediaAsked: false });
    tally.post(ref, post);
    queue.add(entry);
  }

  /** The node holds another post now, or none: nothing of the former one may stay. */
  function reset(entry: Entry): void {
    queue.drop(entry);
    Object.assign(entry, newEntry(entry.root), { visible: entry.visible, badge: entry.badge });
    entry.badge?.remove();
  }

  function visible(root: Element, isVisible: boolean): void {
    const entry = entries.of(root);
    if (!entry) return;
    entry.visible = isVisible;
    if (isVisible && entry.verdict?.pending) queue.addMedia(entry);
    if (!isVisible) queue.dropMedia(entry);
    if (isVisible) entry.badge?.refresh();
    else if (entry.open) close(entry, false);
  }

  function judged(entry: Entry, judgement: Verdict): void {
    trouble = null;
    const verdict = withPictures(judgement, entry);
    entry.verdict = verdict;
    tally.verdict(verdict);
    if (verdict.pending && entry.visible) queue.addMedia(entry);
    paint(entry);
  }

  function readAt(node: Node) {
    const entry = entries.around(node);
    return entry?.post ? { ref: entry.ref, post: entry.post } : null;
  }

  /** What the background finds in videos is in its later verdicts too; this one shows it at once. */
  function filmsJudged(found: FilmVerdict): void {
    for (const entry of entries.all()) {
      const verdict = entry.ref === found.ref && entry.verdict && withFilms(entry.verdict, found);
      if (!verdict) continue;
      entry.verdict = verdict;
      tally.verdict(verdict);
      paint(entry);
    }
  }

  function refused(entry: Entry, why: string): void {
    keepUnread(entry, { site: site.id, reason: 'error', hint: `${entry.ref}: ${why}`.slice(0, 300) });
  }

  function lost(code: string): void {
    trouble = code === 'cut-off' || code === 'unreachable' ? 'cut-off' : 'failing';
  }

  function paint(entry: Entry): void {
    if (signal.aborted || !entry.root.isConnected) return;
    const view = viewOf(entry);
    // Most posts never show anything of ours: nothing is made for them.
    if (!entry.badge && !chipKind(view)) return;
    entry.badge ??= createBadge(entry.root, language, (host) => ({
      onToggle: (event) => isUsersGesture(event, host) && (entry.open ? close(entry) : open(entry)),
      onClose: () => close(entry),
      onCapture: (event) => isUsersGesture(event, host) && void save(entry, 'badge'),
      onDashboard: (event) => isUsersGesture(event, host) && void toDashboard(entry),
    }));
    const { badge } = entry;
    budget.measured(() => badge.show(view));
  }

  function open(entry: Entry): void {
    for (const other of entries.all()) if (other.open) close(other, false);
    entry.open = true;
    paint(entry);
  }

  /** @param giveBack false where the user has gone elsewhere: the focus must not be torn back, nor the page scrolled */
  function close(entry: Entry, giveBack = true): void {
    entry.open = false;
    paint(entry);
    if (giveBack) entry.badge?.focus();
  }

  const save = (entry: Entry, trigger: Parameters<typeof saveEntry>[1]) =>
    saveEntry(entry, trigger, {
      capture,
      read,
      paint,
      open,
      saved: ({ verdict }) => verdict && tally.verdict(verdict),
    });

  function toDashboard({ capture: done }: Entry) {
    const finding = done.state === 'saved' ? done.receipt.id : null;
    return ask<'open-dashboard'>({ type: 'open-dashboard', finding });
  }

  /** Saves the post that the user means. @returns false when there is none */
  function captureHere(trigger: 'popup' | 'command' | 'menu'): boolean {
    const entry = pickForCapture([...entries.all()], trigger === 'menu' ? menuTarget : null);
    if (!entry) return false;
    open(entry);
    void save(entry, trigger);
    return true;
  }

  /** A reader that reads nothing is blind only where the page plainly has posts, and has had time to show them. */
  const isPostPage = () =>
    health.isSettled() && site.handles(address.url()) && looksLikePosts(signsOf(document, address.url()));
  const stateNow = () => tally.stateNow(trouble, isPostPage);

  document.addEventListener(
    'contextmenu',
    ({ target, isTrusted }) => {
      // A page must not be able to say which post the user means.
      if (isTrusted) menuTarget = target instanceof Element ? target : null;
    },
    { capture: true, signal },
  );
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      for (const entry of entries.all()) if (entry.open && target !== entry.badge?.host) close(entry, false);
    },
    { capture: true, signal },
  );
  signal.addEventListener('abort', () => {
    for (const { badge } of entries.all()) badge?.remove();
  });

  return {
    captureHere,
    nextBadge: () => nextBadged([...entries.all()])?.badge?.reveal(),
    /** Looks at the whole page anew: it came back from the browser's store of pages, or its tab to the front. */
    lookAgain: () => changed(new Set([document])),
    /** Once a second: an address can change without any change of the page. */
    pulse(): void {
      if (document.hidden) return;
      if (address.isOther()) changed(new Set([document]));
      health.pulse();
    },
    flush: health.flush,
    /** Asks anew what has been saved of each post; pictures that were compared are not compared again. */
    findingsChanged(): void {
      for (const entry of entries.all()) if (entry.post) queue.add(entry);
    },
    /** Judges everything anew, after the registry changed. */
    judgeAgain(): void {
      films.again();
      for (const entry of entries.all()) {
        if (!entry.post) continue;
        // What has been compared is asked for whole: its picture matches must not vanish in between.
        if (entry.mediaAsked) queue.addMedia(Object.assign(entry, { mediaAsked: false }));
        else queue.add(entry);
      }
    },
    repaint(): void {
      for (const entry of entries.all()) entry.badge?.refresh();
    },
    state(): PageState {
      const middle = middleOf(entries.all(), innerHeight)?.post ?? null;
      const label = middle && `${middle.author?.name ?? ''}: ${middle.text.slice(0, 80)}`;
      return tally.state(site.id, trouble, isPostPage, { busyMs: budget.busyMs(), reads, middle: label });
    },
  };
}

const isUnread = (result: Post | Unread): result is Unread => 'reason' in result;
