import type { Post } from '../../model/index.ts';

/**
 * The name of a post inside the extension: its key, else the site and a hash over what does not change
 * while it is on the screen (author, time, beginning of the text, path of the first medium).
 */
export function postRef(post: Post): string {
  if (post.key !== null) return post.key;
  const medium = post.media.find(({ url }) => url !== null)?.url ?? '';
  const author = post.author?.key ?? post.author?.name ?? '';
  const parts = [author, post.publishedAt ?? '', post.text.slice(0, 200), URL.parse(medium)?.pathname ?? ''];
  return `${post.site}~${fnv1a(parts.join('\n'))}`;
}

/** FNV-1a, 64 bits, over UTF-16 units, as 16 hexadecimal digits (Fowler, Noll, Vo). */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
