import type { Grade } from '../../model/index.ts';

/**
 * Scores from which a passage is the same text, likely the same, or only shared wording. Measured (scripts/bench-matching/
 * text.ts): from 24 on 1 pair of unrelated made texts in 2.8e8; between 18 and 24 formulas and names that people really share.
 */
export const THRESHOLDS = { same: 35, likely: 24, possible: 18 } as const;

/** Below this score nothing is told. */
export const LEAST_INFO = THRESHOLDS.possible;

/** Fewer distinct equal words tell nothing, whatever they weigh. */
export const LEAST_WORDS = 6;

/** Share of equal words in a passage, on the side where it is longer. */
export const LEAST_EQUAL = 0.5;

/** Share of words in lower case in the document's passage: less is a list of names. */
export const LEAST_LOWER = 0.25;

/** Grade of a score (`TextFound.info`); null below the least. */
export function gradeOf(info: number): Grade | null {
  if (info >= THRESHOLDS.same) return 'same';
  if (info >= THRESHOLDS.likely) return 'likely';
  return info >= THRESHOLDS.possible ? 'possible' : null;
}
