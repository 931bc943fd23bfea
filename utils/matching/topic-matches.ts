import type { Match, Post, Topic } from '../model/index.ts';
import type { TopicEntry } from './entries.ts';
import { topicMatches as findTopics } from './topic/topic.ts';

const MOST = 100;

/** Topics that the words of a post, or of the one it quotes, are about. */
export function topicMatches(post: Post, entries: readonly TopicEntry[]): Match[] {
  if (entries.length === 0) return [];
  const { quoted } = post;
  const own = matchesIn(post.text, post.publishedAt ?? post.derivedAt, 'post', entries);
  return quoted ? [...own, ...matchesIn(quoted.text, quoted.publishedAt, 'quoted', entries)] : own;
}

/** The list of topics by itself, made once for each list of entries: what is made of it is kept by the list. */
const lists = new WeakMap<readonly TopicEntry[], Topic[]>();

function topicsOf(entries: readonly TopicEntry[]): Topic[] {
  const topics = lists.get(entries) ?? entries.map(({ entry }) => entry.value);
  lists.set(entries, topics);
  return topics;
}

function matchesIn(
  text: string,
  time: string | null,
  part: Match['in'],
  entries: readonly TopicEntry[],
): Match[] {
  const topics = topicsOf(entries);
  return findTopics(text, topics, time).flatMap(({ topic, grade, window, words }) => {
    const entry = entries[topics.indexOf(topic)];
    if (!entry) return [];
    const found = words
      .slice(0, MOST)
      .map(({ word, found, offset }) => ({ word, words: found.slice(0, 400), offset }));
    return [{ signal: 'topic', grade, in: part, entry, measure: { by: 'topic', found, time: window } }];
  });
}
