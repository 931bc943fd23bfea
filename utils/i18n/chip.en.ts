import type { Match } from '../model/index.ts';
import { formatDay, publishedOf, titleOf } from './format.ts';

const day = (value: string | null | undefined) => formatDay(value, 'en');

/** What was measured leaves little doubt, or some. */
const sure = ({ grade }: Match) => (grade === 'same' ? '' : 'Probably: ');

/** Words of the chip on a post: the few that the content script carries. */
export const chipEn = {
  lang: 'en' as 'de' | 'en',
  /** One sentence that says why, for a match. */
  why(match: Match): string {
    const { entry } = match.entry;
    const part = match.in === 'quoted' ? ' (in the quoted post)' : '';
    switch (match.measure.by) {
      case 'author':
        return `Posted by a registered account${part}`;
      case 'pdq':
        return `Same picture as “${titleOf(match)}”${publishedOf(match, day)}${part}`;
      case 'part':
        return `${sure(match)}Same picture, whole or in part, as “${titleOf(match)}”${publishedOf(match, day)}${part}`;
      case 'frames':
        return `${sure(match)}Same pictures as in the video “${titleOf(match)}”${publishedOf(match, day)}${part}`;
      case 'passages':
        return `Shares wording with “${titleOf(match)}”${publishedOf(match, day)}${part}`;
      case 'topic':
        return `Has words of the topic “${titleOf(match)}”${part}`;
      case 'address':
        if (match.measure.own) return 'This post is named in the registry';
        if (entry.kind === 'website') return `Links to ${entry.value.host}${part}`;
        return `Links to “${titleOf(match)}”${publishedOf(match, day)}${part}`;
      case 'tag':
        return `Tags or links the profile “${titleOf(match)}”${part}`;
      case 'name':
        return `Names the profile “${titleOf(match)}” in its text${part}`;
    }
  },
  chip: ({ sentence, count }: { sentence: string; count: number }) =>
    count === 1
      ? `Stadtspur: ${sentence}. 1 match. Show details`
      : `Stadtspur: ${sentence}. ${count} matches. Show details`,
  quietChip: ({ sentence }: { sentence: string }) =>
    `Stadtspur: ${sentence}. Nothing else matched. Show details`,
  unreadChip: ({ reason }: { reason: string }) => `Stadtspur: could not be read: ${reason}`,
  plainChip: 'Stadtspur: seen, nothing matched. Show details',
  unread: {
    author: 'no author',
    permalink: 'no permalink',
    content: 'no content',
    error: 'the reader failed',
  },
  failedChip: 'Stadtspur: not fully checked. Show details',
  noCard: 'Stadtspur: the card could not be opened, the background does not answer. Try again',
};
