import type { Grade } from '../../model/index.ts';

/** Scores from which a passage is the same text, likely the same, or only shared wording. */
const THRESHOLDS: readonly [Grade, number][] = [
  ['same', 40],
  ['likely', 30],
  ['possible', 20],
];

/** Below this score nothing is told. */
export const LEAST_INFO = 20;

/** Fewer distinct equal words tell nothing, whatever they weigh. */
export const LEAST_WORDS = 6;

/** Share of equal words in a passage, on the side where it is longer. */
export const LEAST_EQUAL = 0.5;

/** Share of words in lower case in the document's passage: less is a list of names. */
export const LEAST_LOWER = 0.25;

/** Grade of a score (`TextFound.info`); null below 20. */
export function gradeOf(info: number): Grade | null {
  return THRESHOLDS.find(([, least]) => info >= least)?.[0] ?? null;
}
