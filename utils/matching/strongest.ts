import type { Grade, Match, Signal } from '../model/index.ts';

const grades: Grade[] = ['same', 'likely', 'possible'];
const signals: Signal[] = ['image', 'video', 'text', 'link', 'mention', 'author', 'topic'];

type Ranked = Pick<Match, 'grade' | 'signal'>;

/** Sorts the stronger match first: by grade, then by signal. */
export function byStrength(a: Ranked, b: Ranked): number {
  return (
    grades.indexOf(a.grade) - grades.indexOf(b.grade) || signals.indexOf(a.signal) - signals.indexOf(b.signal)
  );
}

/**
 * What a badge shows of a post's matches.
 * @returns the best grade (its ring), the strongest match, and the distinct signals, strongest first (its icons);
 * null without matches
 */
export function strongest<M extends Ranked>(
  matches: readonly M[],
): { grade: Grade; match: M; signals: Signal[] } | null {
  const ranked = [...matches].sort(byStrength);
  const [match] = ranked;
  if (!match) return null;
  return { grade: match.grade, match, signals: [...new Set(ranked.map(({ signal }) => signal))] };
}
