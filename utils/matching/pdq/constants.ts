/** Largest distance in bits of 256 at which two pictures count as the same (facebook/ThreatExchange, pdq). */
export const THRESHOLD = 31;

/** Least PDQ quality (0-100) that can be compared; below it lie plain skies and flat graphics. */
export const MIN_QUALITY = 50;

/** True if a picture of this quality (0-100) can be compared at all. */
export function isMatchable(quality: number): boolean {
  return quality >= MIN_QUALITY;
}
