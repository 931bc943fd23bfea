/** Arguments that make no sense: exit 2. */
export class BadArgument extends Error {
  override name = 'BadArgument';
}

/** What is not done, and what to do instead: exit 1. */
export class Refused extends Error {
  override name = 'Refused';
}

/** The first line of what went wrong, for a report. */
export const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300) ?? '';
