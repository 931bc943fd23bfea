import type { Author } from '../../model/index.ts';
import { resolveAddress } from '../address.ts';
import { lineOf } from '../shared/text.ts';
import { groupOf, linkedProfile } from './links.ts';
import type { Story } from './page-json.ts';
import { nameLines, type Parts } from './parts.ts';
import { S } from './selectors.ts';

/** Author of the post: the name line's profile; in groups, whose name comes first, the member. */
export function readAuthor(root: Element, parts: Parts, story: Story | null, base: URL): Author | null {
  const named = parts.name && authorIn(parts.name, base);
  if (named) return named;
  const inGroup =
    parts.name !== null && [...parts.name.querySelectorAll('a[href]')].some((link) => groupOf(link));
  const members = inGroup ? [...root.querySelectorAll(S.groupUser)].filter(parts.isOwn) : [];
  for (const link of members) {
    const address = lineOf(link) ? linkedProfile(link, base) : null;
    if (address) return { key: address.key, name: lineOf(link), url: address.url };
  }
  return fromData(story) ?? fromWords(parts.name, inGroup);
}

/** First profile linked in a name line. Places ("is at …") and people ("with …") come after it. */
export function authorIn(line: Element, base: URL): Author | null {
  const [first] = line.querySelectorAll('a[href]');
  const address = first && linkedProfile(first, base);
  return address ? { key: address.key, name: lineOf(first) || null, url: address.url } : null;
}

function fromData(story: Story | null): Author | null {
  const address = story?.actor ? resolveAddress(story.actor.url) : null;
  return story?.actor && address?.kind === 'profile'
    ? { key: address.key, name: story.actor.name, url: address.url }
    : null;
}

const fromWords = (line: Element | null, inGroup: boolean): Author | null => {
  const name = inGroup ? '' : lineOf(line?.querySelector('a[href]'));
  return name ? { key: null, name, url: null } : null;
};

/** People and pages which the name line tags beside the author. */
export function taggedIn(root: Element, base: URL): string[] {
  const [line] = nameLines(root);
  const links = line ? [...line.querySelectorAll('a[href]')].slice(1) : [];
  return links.map((link) => linkedProfile(link, base)?.key ?? null).filter((key) => key !== null);
}
