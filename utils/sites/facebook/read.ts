import type { Author, Post, QuotedPost, Unread } from '../../model/index.ts';
import { distinct, emptyContent, emptyPost, unread } from '../shared/post.ts';
import { authorIn, readAuthor, taggedIn } from './author.ts';
import { groupIn } from './group.ts';
import { identify, identifyQuoted, storyBehind, storyInside } from './identity.ts';
import { readMedia, readViewer } from './media.ts';
import type { Story } from './page-json.ts';
import { type Parts, partsOf } from './parts.ts';
import { isPlayer } from './players.ts';
import { promotedBy } from './promoted.ts';
import { S } from './selectors.ts';
import { sharedBeside } from './shares.ts';
import { readTimes } from './time.ts';
import { messageInColumn, outboundLinks, readWords } from './words.ts';

/** Reads one post; null for empty containers of a virtual list and for skeletons. */
export function readRoot(root: Element, base: URL, now: Date | null = null): Post | Unread | null {
  const parts = partsOf(root);
  const isColumn = root.matches(S.column);
  const isVideo = isPlayer(root, base);
  const story = storyBehind(root, parts, base);
  const author = readAuthor(root, parts, story, base);
  const message = parts.message ?? (isColumn || isVideo ? messageInColumn(root, parts) : null);
  const words = readWords(message, base);
  if (!author && !words.text) return missingAuthor(root, parts);
  const post = assemble(root, parts, { author, story, words, isColumn, isVideo, now }, base);
  return isSomething(post, parts) ? post : null;
}

type Known = {
  author: Author | null;
  story: Story | null;
  words: ReturnType<typeof readWords>;
  isColumn: boolean;
  isVideo: boolean;
  now: Date | null;
};

function assemble(root: Element, parts: Parts, known: Known, base: URL): Post {
  const { author, story, words, isColumn, isVideo, now } = known;
  const group = groupIn(root, parts, base);
  const media = isColumn ? readViewer(root, base) : readMedia(root, parts.isOwn, base);
  const tagged = [...words.mentions, ...taggedIn(root, base)];
  return {
    ...emptyPost('facebook'),
    ...identify(root, parts, story, base),
    author,
    ...readTimes(root, parts, story, { base, now }),
    text: words.text,
    truncated: words.truncated,
    media: isVideo ? media.filter(({ kind }) => kind === 'video') : media,
    links: outboundLinks(parts.links, parts.isOwn, base),
    mentions: distinct(tagged.filter((key) => key !== author?.key)),
    promoted: promotedBy(root, parts, story, base),
    quoted: readQuoted(root, parts, story, base) ?? readBeside(root, base),
    ...(group && { group }),
  };
}

/** People and pages in results of a search have a name and nothing else. */
const isSomething = (post: Post, parts: Parts): boolean =>
  post.text !== '' ||
  post.key !== null ||
  post.media.length > 0 ||
  post.quoted !== null ||
  parts.subtitle !== null;

function readQuoted(root: Element, parts: Parts, outer: Story | null, base: URL): QuotedPost | null {
  if (!parts.quotedName) return null;
  const author = authorIn(parts.quotedName, base);
  const story = storyInside(root, parts, outer, base);
  const inner = { subtitle: parts.quotedSubtitle, drawn: () => [] };
  const { text, truncated, mentions } = readWords(parts.quotedMessage, base);
  const { key, permalink } = identifyQuoted(parts, story, base);
  return {
    ...emptyContent(),
    key,
    permalink,
    author,
    publishedAt: readTimes(root, inner, story, { base, now: null }).publishedAt,
    text,
    truncated,
    media: readMedia(root, parts.isQuoted, base),
    links: outboundLinks(parts.links, parts.isQuoted, base),
    mentions: mentions.filter((one) => one !== author?.key),
  };
}

/** Of several shares in one container each has the shared post, which stands there once. */
function readBeside(root: Element, base: URL): QuotedPost | null {
  const shared = sharedBeside(root);
  return shared && readQuoted(shared.container, partsOf(shared.container, shared.name), null, base);
}

/** An entry with reactions but no readable name is a change of the site; without them it is a carousel or a skeleton. */
function missingAuthor(root: Element, parts: Parts): Unread | null {
  const isListed = root.matches(S.container[0] ?? '');
  return isListed && [...root.querySelectorAll(S.postSign)].some(parts.isOwn)
    ? unread('facebook', 'author', 'list entry with reactions: no name line with a profile link')
    : null;
}
