/** Numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number;

/** A whole number from 0 up to, not including, a limit. */
export const below = (random: Random, limit: number): number => Math.floor(random() * limit);
