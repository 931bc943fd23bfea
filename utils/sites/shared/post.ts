import type { Card, Medium, Post, QuotedPost, SiteId, Unread } from '../../model/index.ts';

/** A post of which nothing is known yet but the site; readers fill it. */
export function emptyPost(site: SiteId): Post {
  return {
    site,
    kind: 'post',
    key: null,
    altKeys: [],
    ...emptyContent(),
    derivedAt: null,
    promoted: null,
    paidFor: null,
    context: null,
    quoted: null,
  };
}

/** The part that a post and a quoted post share. */
export function emptyContent(): Omit<QuotedPost, 'key'> {
  return {
    permalink: null,
    author: null,
    publishedAt: null,
    text: '',
    truncated: false,
    media: [],
    links: [],
    mentions: [],
  };
}

/** What could not be read, and where a developer should look. */
export const unread = (site: SiteId, reason: Unread['reason'], hint: string): Unread => ({
  site,
  reason,
  hint: hint.slice(0, 300),
});

/** Runs a reader so that no page, however broken, makes it throw. */
export function guarded<T extends unknown[]>(
  site: SiteId,
  read: (...args: T) => Post | Unread | null,
): (...args: T) => Post | Unread | null {
  return (...args) => {
    try {
      const result = read(...args);
      return result && 'key' in result ? bounded(result) : result;
    } catch (error) {
      return unread(site, 'error', error instanceof Error ? error.message || error.name : 'unknown error');
    }
  };
}

/** True for what a reader returns when it could read a post. */
export const isPost = (read: Post | Unread | null): read is Post => read !== null && 'key' in read;

/** Values without repetition, at most `max`. */
export const distinct = <T>(values: T[], max = 200): T[] => [...new Set(values)].slice(0, max);

/** Media without repetition of an address, at most as many as the model allows. */
export function distinctMedia(media: Medium[]): Medium[] {
  const seen = new Set<string>();
  return media.filter(({ url }) => url === null || !(seen.has(url) || !seen.add(url))).slice(0, 60);
}

/** Cuts names and lines to the lengths that the model allows: the page may hold anything. */
function bounded(post: Post): Post {
  const cut = <T extends string | null>(text: T, max: number) => (text === null ? null : text.slice(0, max));
  const named = <T extends { name: string | null }>(one: T): T => ({ ...one, name: cut(one.name, 400) });
  return {
    ...post,
    author: post.author && named(post.author),
    ...(post.repostedBy && { repostedBy: named(post.repostedBy) }),
    ...(post.coAuthors && { coAuthors: post.coAuthors.slice(0, 20).map(named) }),
    ...(post.sponsors && { sponsors: post.sponsors.slice(0, 20).map(named) }),
    ...(post.group && { group: named(post.group) }),
    ...(post.shownTime !== undefined && { shownTime: post.shownTime.slice(0, 100) }),
    ...(post.cards && { cards: post.cards.slice(0, 10).map(boundedCard) }),
    altKeys: distinct(post.altKeys, 12).filter((key) => key !== post.key),
    paidFor: cut(post.paidFor, 400),
    context: cut(post.context, 400),
  };
}

const boundedCard = ({ title, domain, options, ...card }: Card): Card => ({
  ...card,
  title: title?.slice(0, 1000) ?? null,
  domain: domain?.slice(0, 300) ?? null,
  ...(options && { options: options.slice(0, 20).map((one) => one.slice(0, 400)) }),
});
