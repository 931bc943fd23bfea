import { judge } from '../../utils/matching/index.ts';
import type {
  Coverage,
  Match,
  Post,
  QuotedPost,
  ReaderState,
  Registry,
  Unread,
} from '../../utils/model/index.ts';
import { openDocuments } from '../../utils/registry/index.ts';
import { nameAddress } from '../../utils/sites/index.ts';
import { coverageOf, stateOf } from '../../utils/sites/shared/health.ts';
import type { Signs } from '../../utils/sites/shared/signs.ts';
import type { PageReading } from './in-page.ts';

/** The document that `inspect` prints; docs/inspect.md describes it field by field. */
export type Report = {
  site: string;
  url: string;
  posts: ReportedPost[];
  unread: Omit<Unread, 'site'>[];
  others: ReportedPost[];
  health: Health;
  matches: ReportedMatch[];
};

/** What only some posts have; printed as null where the page does not tell it. */
const EXTRAS = [
  'shownTime',
  'repostedBy',
  'coAuthors',
  'paidPartnership',
  'sponsors',
  'group',
  'cards',
  'slides',
  'ad',
] as const;

type Extras = { [Name in (typeof EXTRAS)[number]]: NonNullable<Post[Name]> | null };
/** Whether the reader sees what the page shows, with how many posts each field could be read of. */
type Health = Coverage & { state: ReaderState; signs: Signs };

type ReportedPost = Omit<Post, 'site' | keyof Extras> & Extras;

type ReportedMatch = Pick<Match, 'signal' | 'grade' | 'in' | 'measure'> & {
  /** Key of the post, or its name where it has no key. */
  post: string;
  entry: { kind: string; id: string; registry: string };
};

/** Puts what was read, and what matches in the registry, into the printed form. */
export function reportOf(reading: PageReading, url: string, registry: Registry | null): Report {
  return {
    site: reading.site,
    url,
    posts: reading.posts.map(({ post }) => reported(post)),
    unread: reading.unread.map(({ reason, hint }) => ({ reason, hint })),
    others: reading.others.map(reported),
    health: healthOf(reading),
    matches: registry ? matchesOf(reading, registry) : [],
  };
}

function healthOf({ posts, unread, isPostPage, signs }: PageReading): Health {
  const state = stateOf(posts.length, unread.length, isPostPage);
  return { state, ...coverageOf(posts.map(({ post }) => post)), signs };
}

function reported(post: Post): ReportedPost {
  const { site, kind, promoted, paidFor, altKeys, derivedAt, context, quoted, ...content } = post;
  return {
    ...inOrder(content),
    promoted,
    paidFor,
    kind,
    altKeys,
    derivedAt,
    context,
    quoted: quoted && inOrder(quoted),
    ...(Object.fromEntries(EXTRAS.map((name) => [name, post[name] ?? null])) as Extras),
  };
}

/** The fields that post and quoted post share, in a fixed order. */
function inOrder<T extends Omit<QuotedPost, never>>(post: T): QuotedPost {
  const { key, permalink, author, publishedAt, text, truncated, media, links, mentions } = post;
  return { key, permalink, author, publishedAt, text, truncated, media, links, mentions };
}

function matchesOf(reading: PageReading, registry: Registry): ReportedMatch[] {
  const index = openDocuments([registry], nameAddress);
  return reading.posts.flatMap(({ ref, post }) =>
    judge(post, index, nameAddress).map(({ entry, ...match }) => ({
      post: ref,
      signal: match.signal,
      grade: match.grade,
      in: match.in,
      entry: { kind: entry.entry.kind, id: entry.entry.value.id, registry: entry.registry },
      measure: match.measure,
    })),
  );
}
