import { S } from './selectors.ts';

/** A post taken apart: what is the author's own, and what belongs to the quoted post. */
export type Parts = {
  name: Element | null;
  quotedName: Element | null;
  /** True for elements of the quoted post. */
  isQuoted(element: Element): boolean;
};

const FOLLOWING = 4;

/** Finds the border between a post and the one it quotes: the second name line. */
export function partsOf(article: Element): Parts {
  const names = [...article.querySelectorAll(S.userName)];
  const [name = null, quotedName = null] = names;
  const frame = quotedName?.closest('[role="link"]') ?? null;
  const isFrame =
    frame !== null && frame !== article && article.contains(frame) && !(name && frame.contains(name));
  return {
    name,
    quotedName,
    isQuoted(element) {
      if (!quotedName) return false;
      if (isFrame) return frame.contains(element);
      return element === quotedName || (quotedName.compareDocumentPosition(element) & FOLLOWING) !== 0;
    },
  };
}
