import type { Language } from '../../utils/i18n/index.ts';
import type {
  CaptureReceipt,
  Failure,
  Grade,
  Match,
  Post,
  Signal,
  Unread,
  Verdict,
} from '../../utils/model/index.ts';

/** How far a capture is. `saved` is said only after the background has read the record back. */
export type CaptureView =
  | { state: 'idle' }
  | { state: 'running'; step: 'started' | 'shot-done' | 'saving' }
  | { state: 'saved'; receipt: CaptureReceipt }
  | { state: 'failed'; failure: Failure };

/** All that chip and card show of one post. */
export type BadgeView = {
  post: Post | null;
  unread: Unread | null;
  verdict: Verdict | null;
  capture: CaptureView;
  open: boolean;
};

/** Which chip a view asks for; null for none. */
export type ChipKind = 'match' | 'quiet' | 'unread' | 'failed' | 'plain' | null;

const SIGNALS: Signal[] = ['image', 'video', 'text', 'link', 'mention', 'author', 'topic'];
const GRADES: Grade[] = ['same', 'likely', 'possible'];

/** Matches, strongest first: by grade, then by signal. */
export function ranked(matches: Match[]): Match[] {
  const rank = ({ grade, signal }: Match) => GRADES.indexOf(grade) * 10 + SIGNALS.indexOf(signal);
  return [...matches].sort((a, b) => rank(a) - rank(b));
}

/** Tells matches of one post apart: one asset can match by two pictures, two registries can share an id. */
export const matchKey = (match: Match): string =>
  JSON.stringify([match.signal, match.in, match.entry.registry, match.entry.entry.value.id, match.measure]);

/**
 * A registered author alone is the denominator, not a hit: it gets a quiet chip. A picture too plain to compare is
 * said on the card but asks for no chip of its own; a check that failed does.
 */
export function chipKind({ post, unread, verdict, open, capture }: BadgeView): ChipKind {
  if (unread) return 'unread';
  if (verdict?.matches.some((match) => !isOwnAuthor(match))) return 'match';
  // A website's links and pictures are many, and silence about one says nothing: they carry a chip only when they match.
  if (post?.kind === 'link' || post?.kind === 'picture') return open ? 'plain' : null;
  if (verdict?.matches.length) return 'quiet';
  if (verdict?.failed.some(({ code }) => code !== 'low-quality')) return 'failed';
  return open || capture.state !== 'idle' ? 'plain' : null;
}

const isOwnAuthor = (match: Match) => match.signal === 'author' && match.in === 'post';

/** What the card needs from whoever opens it. */
export type CardProps = {
  view: BadgeView;
  language: Language;
  /** Box of the chip, asked again on each scroll. */
  anchor(): DOMRect;
  onClose(): void;
  onCapture(event: Event): void;
  onDashboard(event: Event): void;
};

/** How the content script draws cards. The script with it is loaded when the first card is opened. */
export type CardModule = {
  /** Draws the card, or draws it anew, inside a closed shadow root. */
  render(mount: Element, props: CardProps): void;
  remove(mount: Element): void;
};
