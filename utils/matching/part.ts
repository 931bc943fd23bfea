import type { Match, Post } from '../model/index.ts';
import type { Entries, Resolve } from './entries.ts';

/** The post itself or the one it quotes, in the form the signals read. */
export type Part = {
  in: Match['in'];
  network: 'facebook' | 'instagram' | 'x';
  /** All keys of the post. */
  keys: string[];
  /** Instant or day of publication, also where it was computed from the id; null when unknown. */
  time: string | null;
} & Pick<Post, 'permalink' | 'author' | 'text' | 'links' | 'mentions'>;

/** What a signal needs besides the part. */
export type Context = { entries: Entries; resolve: Resolve };

/** The parts of a post: itself, and the post it quotes. */
export function partsOf(post: Post): Part[] {
  const network = networkOf(post);
  const own: Part = {
    ...post,
    in: 'post',
    network,
    keys: known([post.key, ...post.altKeys]),
    time: post.publishedAt ?? post.derivedAt,
  };
  const { quoted } = post;
  if (!quoted) return [own];
  return [own, { ...quoted, in: 'quoted', network, keys: known([quoted.key]), time: quoted.publishedAt }];
}

/** An embedded post belongs to the network that its key or author names. */
function networkOf({ site, key, author }: Post): Part['network'] {
  if (site === 'twitter') return 'x';
  if (site === 'instagram') return 'instagram';
  const named = /^(x|instagram):/.exec(key ?? author?.key ?? '')?.[1];
  return site === 'embeds' && named ? (named as Part['network']) : 'facebook';
}

const known = (keys: (string | null)[]) => keys.filter((key) => key !== null);
