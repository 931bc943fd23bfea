import type { Grade, Topic } from '../../model/index.ts';
import { endOfPattern, type Patterns, patternsFor, patternsOf } from './patterns.ts';
import { windowOf } from './window.ts';
import { placedWords } from './words.ts';

/** A word or phrase of a topic as it stands in a text. */
export type TopicWord = {
  /** As the topic writes it. */
  word: string;
  /** As the text writes it, at an offset in UTF-16 units. */
  found: string;
  offset: number;
};

/** A topic whose words stand in a text, and not outside its time. */
export type TopicFound = {
  topic: Topic;
  grade: Extract<Grade, 'likely' | 'possible'>;
  /** `inside` the topic's time; `unknown` when the post's time is; `none` when the topic has no time. */
  window: 'inside' | 'unknown' | 'none';
  /** The first place of each word or phrase of the topic, in order of the text. */
  words: TopicWord[];
};

/** Made once for each list of topics. */
const known = new WeakMap<readonly Topic[], Patterns>();

/**
 * Topics that a text is about. A topic says what a post speaks of, never whose words or pictures it uses, so its grade
 * is `possible`; `likely` only when the post is inside the topic's time and has a phrase or two different words of it.
 * @param time instant or day of publication; null when unknown, then the window cannot be checked
 */
export function topicMatches(text: string, topics: readonly Topic[], time: string | null): TopicFound[] {
  const found = new Map<Topic, TopicWord[]>();
  const patterns = patternsIn(topics);
  if (patterns.size === 0) return [];
  const words = placedWords(text);
  words.forEach((word, at) => {
    for (const pattern of patternsFor(patterns, word)) {
      const places = found.get(pattern.topic) ?? [];
      if (places.some((place) => place.word === pattern.written)) continue;
      const end = endOfPattern(pattern, words, at, text);
      if (end === null) continue;
      places.push({ word: pattern.written, found: text.slice(word.start, end), offset: word.start });
      found.set(pattern.topic, places);
    }
  });
  return [...found].flatMap(([topic, places]) => matchOf(topic, places, time));
}

function patternsIn(topics: readonly Topic[]): Patterns {
  const made = known.get(topics) ?? patternsOf(topics);
  known.set(topics, made);
  return made;
}

function matchOf(topic: Topic, words: TopicWord[], time: string | null): TopicFound[] {
  const window = windowOf(topic, time);
  if (window === 'outside') return [];
  const isClear = words.length >= 2 || words.some(({ word }) => /\p{L}[\s-]+\p{L}/u.test(word));
  return [{ topic, grade: window === 'inside' && isClear ? 'likely' : 'possible', window, words }];
}
