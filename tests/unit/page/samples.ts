import type { Verdict } from '../../../utils/model/index.ts';
import { type Entry, newEntry } from '../../../utils/page/entry.ts';
import { postRef } from '../../../utils/sites/shared/post-ref.ts';
import { post } from '../matching/samples.ts';

export const verdict = (ref: string, part: Partial<Verdict> = {}): Verdict => ({
  ref,
  matches: [],
  failed: [],
  pending: false,
  registries: [],
  registeredAuthor: false,
  captured: [],
  ...part,
});

/** Puts another post into an entry, as a site does that recycles its nodes. */
export function recycle(entry: Entry, key: `x:${number}`): void {
  const now = post({ key });
  Object.assign(entry, { post: now, ref: postRef(now), verdict: null, mediaAsked: false });
}

/** An entry whose post has been read. */
export function entryOf(key: `x:${number}`, part: Partial<Entry> = {}, root?: Element): Entry {
  const entry = newEntry(root ?? stubRoot({}));
  recycle(entry, key);
  return Object.assign(entry, part);
}

type Box = { left?: number; top?: number; right?: number; bottom?: number };

/** Stands for an element of which only the box is asked. */
export function stubRoot({ left = 0, top = 0, right = 500, bottom = 300 }: Box): Element {
  const box = { left, top, right, bottom, width: right - left, height: bottom - top, x: left, y: top };
  return { getBoundingClientRect: () => box } as Element;
}
