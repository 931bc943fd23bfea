import type { Language } from '../i18n/index.ts';
import type { CaptureTrigger, PageState, Post, Unread, Verdict } from '../model/index.ts';
import { ask } from '../platform/sending.ts';
import type { Site } from '../sites/index.ts';
import { postRef } from '../sites/shared/post-ref.ts';
import { createBadge, isOurs } from './badges.ts';
import type { Budget } from './budget.ts';
import { createCapture } from './capture.ts';
import { type Entry, newEntry, viewOf, withPictures } from './entry.ts';
import { createJudgeQueue } from './judge-queue.ts';
import { middleOf, nextBadged, pickForCapture } from './pick.ts';
import { createTally, type Trouble } from './tally.ts';
import { isUsersGesture } from './trust.ts';
import { type Watch, watchPage } from './watch.ts';

/** How far up a changed node is searched for its post. */
const MAX_CLIMB = 80;

/**
 * Reads the posts of a site on one page and keeps a badge on each that has something to say:
 *
 *   watch ─▶ roots ─▶ budget ─▶ site.read ─▶ judge queue ─▶ verdict ─▶ badge ─▶ (click) card ─▶ capture
 *
 * Everything it sets up ends with the signal, and every badge is taken away.
 */
export function createReader(sites: Site[], budget: Budget, language: () => Language, signal: AbortSignal) {
  const siteAt = (url: URL) => sites.find((one) => one.handles(url));
  const entries = new Map<Element, Entry>();
  const tally = createTally();
  let site = sites[0] as Site;
  let reads = 0;
  let trouble: Trouble = null;
  let path = location.pathname + location.search;
  let menuTarget: Element | null = null;
  const capture = createCapture((hidden) => {
    for (const { badge } of entries.values()) badge?.hide(hidden);
  });
  const queue = createJudgeQueue({ judged, refused, lost }, signal);
  const watch: Watch = watchPage(document, { changed, visible, isOurs }, signal);

  function changed(nodes: Set<Node>): void {
    budget.measured(() => {
      const moved = pathChanged();
      findRoots();
      const touched = moved ? entries.values() : touchedBy(nodes);
      for (const entry of touched) planRead(entry);
    });
  }

  /** The address is read at the moment of use: events about it come early and can be forged. */
  function pathChanged(): boolean {
    const now = location.pathname + location.search;
    if (now === path) return false;
    path = now;
    tally.clear();
    return true;
  }

  function findRoots(): void {
    const url = new URL(location.href);
    site = siteAt(url) ?? site;
    const found = new Set(site.handles(url) ? site.roots(document, url) : []);
    for (const [root, entry] of entries) if (!found.has(root)) forget(entry);
    for (const root of found) {
      if (entries.has(root)) continue;
      const entry = newEntry(root);
      entries.set(root, entry);
      watch.follow(root);
      planRead(entry);
    }
  }

  function* touchedBy(nodes: Set<Node>): Iterable<Entry> {
    if (nodes.has(document)) return yield* entries.values();
    const touched = new Set<Entry>();
    for (const node of nodes) {
      let up: Node | null = node;
      for (let left = MAX_CLIMB; up && left > 0; left--, up = up.parentNode) {
        const entry = up instanceof Element ? entries.get(up) : undefined;
        if (entry) touched.add(entry);
      }
    }
    yield* touched;
  }

  function planRead(entry: Entry): void {
    budget.add(entry, { run: () => read(entry), urgent: () => entry.visible });
  }

  function read(entry: Entry): void {
    if (!entry.root.isConnected) return;
    reads++;
    const result = site.read(entry.root, new URL(location.href));
    if (result === null) reset(entry);
    else if (isUnread(result)) keepUnread(entry, result);
    else keepPost(entry, result);
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
      tally.post(entry.ref);
      if (entry.verdict) tally.verdict(entry.verdict);
      entry.badge?.refresh();
      return;
    }
    const ref = postRef(post);
    if (ref !== entry.ref) reset(entry);
    Object.assign(entry, { ref, post, unread: null, print, mediaAsked: false });
    tally.post(ref);
    queue.add(entry);
  }

  /** The node holds another post now, or none: nothing of the former one may stay. */
  function reset(entry: Entry): void {
    queue.drop(entry);
    Object.assign(entry, newEntry(entry.root), { visible: entry.visible, badge: entry.badge });
    entry.badge?.remove();
  }

  function forget(entry: Entry): void {
    entries.delete(entry.root);
    budget.drop(entry);
    queue.drop(entry);
    watch.leave(entry.root);
    entry.badge?.remove();
  }

  function visible(root: Element, isVisible: boolean): void {
    const entry = entries.get(root);
    if (!entry) return;
    entry.visible = isVisible;
    if (isVisible && entry.verdict?.pending) queue.addMedia(entry);
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

  function refused(entry: Entry, why: string): void {
    keepUnread(entry, { site: site.id, reason: 'error', hint: `${entry.ref}: ${why}`.slice(0, 300) });
  }

  function lost(code: string): void {
    trouble = code === 'cut-off' || code === 'unreachable' ? 'cut-off' : 'failing';
  }

  function paint(entry: Entry): void {
    if (signal.aborted || !entry.root.isConnected) return;
    entry.badge ??= createBadge(entry.root, language, (host) => ({
      onToggle: (event) => isUsersGesture(event, host) && (entry.open ? close(entry) : open(entry)),
      onClose: () => close(entry),
      onCapture: (event) => isUsersGesture(event, host) && void save(entry, 'badge'),
      onDashboard: (event) => isUsersGesture(event, host) && void toDashboard(entry),
    }));
    const { badge } = entry;
    budget.measured(() => badge.show(viewOf(entry)));
  }

  function open(entry: Entry): void {
    for (const other of entries.values()) if (other.open) close(other, false);
    entry.open = true;
    paint(entry);
  }

  /** @param giveBack false where the user has gone elsewhere: the focus must not be torn back, nor the page scrolled */
  function close(entry: Entry, giveBack = true): void {
    entry.open = false;
    paint(entry);
    if (giveBack) entry.badge?.focus();
  }

  async function save(entry: Entry, trigger: CaptureTrigger): Promise<void> {
    if (entry.capture.state === 'running') return;
    const { ref } = entry;
    // The post as it stands at this moment, not as it stood when it was first read.
    read(entry);
    if (entry.ref !== ref) {
      entry.capture = { state: 'failed', failure: { code: 'page-changed' } };
      open(entry);
      return;
    }
    const reply = await capture.start(entry, trigger, (step) => {
      if (entry.ref !== ref) return;
      entry.capture = { state: 'running', step };
      paint(entry);
    });
    // The site may have put another post into the node: nothing was saved of that one.
    if (entry.ref !== ref) return;
    entry.capture = reply.ok
      ? { state: 'saved', receipt: reply.value }
      : { state: 'failed', failure: reply.failure };
    if (reply.ok && entry.verdict) {
      entry.verdict = { ...entry.verdict, captured: [...entry.verdict.captured, reply.value.number] };
      tally.verdict(entry.verdict);
    }
    paint(entry);
  }

  function toDashboard({ capture: done }: Entry) {
    const finding = done.state === 'saved' ? done.receipt.id : null;
    return ask<'open-dashboard'>({ type: 'open-dashboard', finding });
  }

  /** Saves the post that the user means. @returns false when there is none */
  function captureHere(trigger: 'popup' | 'command' | 'menu'): boolean {
    const entry = pickForCapture([...entries.values()], trigger === 'menu' ? menuTarget : null);
    if (!entry) return false;
    open(entry);
    void save(entry, trigger);
    return true;
  }

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
      for (const entry of entries.values())
        if (entry.open && target !== entry.badge?.host) close(entry, false);
    },
    { capture: true, signal },
  );
  signal.addEventListener('abort', () => {
    for (const { badge } of entries.values()) badge?.remove();
  });

  return {
    captureHere,
    nextBadge: () => nextBadged([...entries.values()])?.badge?.reveal(),
    captureStep: capture.step,
    /** Asks anew what has been saved of each post; pictures that were compared are not compared again. */
    findingsChanged(): void {
      for (const entry of entries.values()) if (entry.post) queue.add(entry);
    },
    /** Judges everything anew, after the registry changed. */
    judgeAgain(): void {
      for (const entry of entries.values()) {
        if (!entry.post) continue;
        // What has been compared is asked for whole: its picture matches must not vanish in between.
        if (entry.mediaAsked) queue.addMedia(Object.assign(entry, { mediaAsked: false }));
        else queue.add(entry);
      }
    },
    repaint(): void {
      for (const entry of entries.values()) entry.badge?.refresh();
    },
    state(): PageState {
      const middle = middleOf(entries.values(), innerHeight)?.post ?? null;
      const label = middle && `${middle.author?.name ?? ''}: ${middle.text.slice(0, 80)}`;
      return tally.state(site.id, trouble, { busyMs: budget.busyMs(), reads, middle: label });
    },
  };
}

const isUnread = (result: Post | Unread): result is Unread => 'reason' in result;
