import type { Medium, Post } from '../../utils/model/index.ts';
import type { Expected } from './captures.ts';

/**
 * Where our readers differ from the ground truth on purpose, and why. Nothing else may differ.
 * - promoted: the ground truth says false where no label is seen. On Facebook and Instagram we say false only on a
 *   positive sign, and null ("cannot be told") otherwise; true against false is always a fault.
 * - quoted.key: the ground truth takes no id from pictures. We do, when the id's own time is the time shown.
 * - context: the ground truth notes no "Pinned" on a page seen logged out, and no status of ads.
 */
const MAY_BE_UNKNOWN = new Set(['facebook', 'instagram']);

/** What is wrong with a post compared with the ground truth: one line each, nothing when it agrees. */
export function differences(post: Post, expected: Expected): string[] {
  return [
    keyIsWrong(post, expected),
    ...contentFaults(post, expected),
    promotedIsWrong(post, expected),
    fault('kind', post.kind, expected.kind ?? (post.site === 'ad-library' ? 'ad' : 'post')),
    expected.context !== undefined && fault('context', post.context, expected.context),
    fault('quoted', post.quoted !== null, expected.quoted !== undefined),
    ...(post.quoted && expected.quoted ? quotedFaults(post.quoted, expected.quoted) : []),
  ].filter((line) => typeof line === 'string');
}

type Content = Pick<Post, 'author' | 'publishedAt' | 'text' | 'media' | 'links'>;

function contentFaults(
  post: Content,
  expected: Omit<Expected, 'key' | 'promoted' | 'quoted'>,
): (string | false)[] {
  const { publishedAt, images, hasVideo } = expected;
  const count = (kind: Medium['kind']) => post.media.filter((medium) => medium.kind === kind).length;
  return [
    fault('author', post.author?.url ?? null, expected.author?.url ?? null),
    fault('name', loosely(post.author?.name ?? ''), loosely(expected.author?.name ?? '')),
    publishedAt !== null &&
      fault(
        'time',
        post.publishedAt?.slice(0, precision(publishedAt)),
        publishedAt.slice(0, precision(publishedAt)),
      ),
    fault('text', startOf(post.text, expected.textStart), loosely(expected.textStart)),
    images !== null && fault('images', count('image'), images),
    hasVideo !== null && fault('video', count('video') > 0, hasVideo),
    fault('links', post.links.map(place).join(), expected.links.map(place).join()),
  ];
}

function quotedFaults(quoted: Content & { key: string | null }, expected: NonNullable<Expected['quoted']>) {
  const key = expected.key !== null && fault('key', quoted.key, expected.key);
  return [key, ...contentFaults(quoted, expected)].map((line) => line && `quoted ${line}`);
}

/** Which facts about a post are right; null where the ground truth does not tell. */
export type Measures = {
  author: boolean | null;
  permalink: boolean;
  time: boolean | null;
  promoted: 'right' | 'null' | 'WRONG';
  text: boolean;
};

/** The same comparison fact by fact, for counting. */
export function measuresOf(post: Post, expected: Expected): Measures {
  const { author, publishedAt, textStart } = expected;
  const shown = precision(publishedAt ?? '');
  return {
    author: author?.url ? post.author?.url === author.url : null,
    permalink: keyIsWrong(post, expected) === false,
    time:
      publishedAt === null
        ? null
        : (post.publishedAt?.slice(0, shown) ?? null) === publishedAt.slice(0, shown),
    promoted: post.promoted === null ? 'null' : post.promoted === expected.promoted ? 'right' : 'WRONG',
    text: startsRight(post.text, textStart),
  };
}

/** True when a text begins as the ground truth says, or has no words where that has none. */
export const startsRight = (text: string, expected: string): boolean =>
  startOf(text, expected) === loosely(expected);

function keyIsWrong(post: Post, { key, altKeys = [] }: Expected): string | false {
  return post.key !== null && [key, ...altKeys].includes(post.key)
    ? false
    : `key: ${post.key} instead of ${key}`;
}

function promotedIsWrong(post: Post, expected: Expected): string | false {
  if (post.promoted === null && expected.promoted !== true && MAY_BE_UNKNOWN.has(post.site)) return false;
  return fault('promoted', post.promoted, expected.promoted);
}

const fault = (what: string, actual: unknown, expected: unknown): string | false =>
  actual === expected ? false : `${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`;

/** A day where the ground truth knows the day, else seconds. */
const precision = (time: string): number => Math.min(time.length, 19);

/** White space, emoji and combining marks are compared loosely: the ground truth was taken with other tools. */
const loosely = (text: string): string =>
  text.normalize('NFKD').replace(/[\s\p{Cf}\p{M}\p{Extended_Pictographic}\p{RI}]+/gu, '');

const startOf = (text: string, expected: string): string =>
  expected === '' ? loosely(text) : loosely(text).slice(0, loosely(expected).length);

function place(href: string): string {
  const { origin, pathname } = new URL(href);
  return origin + pathname;
}
