import type { Author } from '../../model/index.ts';
import { publicCode } from './code.ts';
import { codeOfPage } from './links.ts';
import { type JsonMedium, mediaInJson } from './page-json.ts';

/**
 * A reel of the player carries no link to itself. The page's data tells it, when that data is of this
 * page (it holds the reel of the address), knows the author once, and begins with the same words.
 */
export function reelInJson(root: Element, author: Author | null, text: string, base: URL): JsonMedium | null {
  const page = codeOfPage(base);
  const media = mediaInJson(root.ownerDocument);
  const isOfPage = page !== null && media.some(({ code }) => publicCode(code) === publicCode(page));
  if (!isOfPage || author?.name == null) return null;
  const [only, ...more] = media.filter(({ user }) => user === author.name);
  return only && more.length === 0 && agree(only.text ?? '', text) ? only : null;
}

function agree(whole: string, shown: string): boolean {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 40);
  const [a, b] = [letters(whole), letters(shown)];
  return a.startsWith(b.slice(0, 20)) || b.startsWith(a.slice(0, 20));
}
