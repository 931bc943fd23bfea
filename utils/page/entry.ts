import type { BadgeView, CaptureView } from '../../components/index.ts';
import type { Post, Unread, Verdict } from '../model/index.ts';
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

/** The entry whose box holds, or is nearest to, the middle of the window. */
export function middleOf(entries: Iterable<Entry>, height: number): Entry | null {
  let best: Entry | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const { top, bottom, width } = entry.root.getBoundingClientRect();
    if (!entry.post || !entry.visible || width === 0 || bottom < 0 || top > height) continue;
    const distance = Math.max(top - height / 2, height / 2 - bottom, 0);
    if (distance < bestDistance) [best, bestDistance] = [entry, distance];
  }
  return best;
}
