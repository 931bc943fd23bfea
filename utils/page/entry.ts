import type { BadgeView, CaptureView } from '../../components/index.ts';
import type { FilmVerdict, Post, Unread, Verdict } from '../model/index.ts';
import type { BadgeHost } from './badges.ts';

/** What is known of one root of the page. Sites recycle nodes, so all but `root` can change. */
export type Entry = {
  readonly root: Element;
  /** `postRef` of the post read; empty until one is. */
  ref: string;
  post: Post | null;
  unread: Unread | null;
  /** The post as JSON, to tell a changed post from a repaint. */
  print: string;
  verdict: Verdict | null;
  mediaAsked: boolean;
  visible: boolean;
  open: boolean;
  capture: CaptureView;
  badge: BadgeHost | null;
};

export const newEntry = (root: Element): Entry => ({
  root,
  ref: '',
  post: null,
  unread: null,
  print: '',
  verdict: null,
  mediaAsked: false,
  visible: false,
  open: false,
  capture: { state: 'idle' },
  badge: null,
});

export const viewOf = ({ post, unread, verdict, capture, open }: Entry): BadgeView => ({
  post,
  unread,
  verdict,
  capture,
  open,
});

/**
 * A verdict without pictures does not undo what comparing them has shown of the same post: signals are weighed together,
 * so that without the pictures another one may be missing too. When registries change, pictures are asked for anew.
 */
export function withPictures(verdict: Verdict, { verdict: before, mediaAsked }: Entry): Verdict {
  if (!verdict.pending || !mediaAsked || !before || before.pending) return verdict;
  return { ...before, captured: verdict.captured };
}

/** A verdict with what the post's videos have shown in place of what they had shown before; null where that is the same. */
export function withFilms(verdict: Verdict, { matches, failed }: FilmVerdict): Verdict | null {
  const isFilm = ({ signal }: { signal: string }) => signal === 'video';
  const before = [verdict.matches.filter(isFilm), verdict.failed.filter(isFilm)];
  if (JSON.stringify(before) === JSON.stringify([matches, failed])) return null;
  const others = <T extends { signal: string }>(list: T[]) => list.filter((one) => !isFilm(one));
  return {
    ...verdict,
    matches: [...matches, ...others(verdict.matches)],
    failed: [...failed, ...others(verdict.failed)],
  };
}

/**
 * A time such as "10 hours ago" was computed when it was first read. Read again with the same words, the moment of the
 * first reading stays the better one.
 */
export function withSameMoment(post: Post, before: Post | null): Post {
  const isSame =
    post.shownTime !== undefined && post.shownTime === before?.shownTime && post.key === before.key;
  return isSame ? { ...post, derivedAt: before.derivedAt } : post;
}
