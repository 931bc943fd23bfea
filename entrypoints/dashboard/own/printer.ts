import { createMatcher, type Matcher, ownHost } from '../../../utils/platform/index.ts';

/** Threads of this page alone, so that the posts on screen need not wait for an import. */
const MOST_THREADS = Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1));

const threads: Matcher[] = [];
let turn = 0;

export const PRINTS_AT_ONCE = MOST_THREADS;

/** Makes the print of a picture in a thread of this page's own. @throws PortError */
export const printPicture: Matcher['print'] = (bytes) => {
  const at = turn++ % MOST_THREADS;
  threads[at] ??= newThread();
  return threads[at].print(bytes);
};

function newThread(): Matcher {
  const name = `stadtspur-print-${crypto.randomUUID()}`;
  return createMatcher(ownHost(name), name);
}
