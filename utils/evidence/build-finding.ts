import { type Finding, finding, InvalidData, parseWith } from '../model/index.ts';
import { wellFormed } from './canonical.ts';
import { localTimeOf } from './local-time.ts';

/** What a finding is made of; the clock, the id and the zone come from outside. */
export type FindingParts = Omit<Finding, 'schema' | 'capturedAt' | 'localTime' | 'number'> & {
  capturedAt: Date;
};

/** A finding that the ledger has not numbered yet. */
export type FindingDraft = Omit<Finding, 'number'>;

/**
 * Makes the record of a finding and checks it. The same parts give the same record, byte for byte.
 * @returns a draft, which gets its number when it is sealed
 * @throws InvalidData naming the field that is out of bounds
 */
export function buildFinding(parts: FindingParts): FindingDraft {
  const { number: _standIn, ...draft } = numbered(recordOf(parts), 1);
  return draft;
}

/** A draft with its number. @throws InvalidData when it is out of bounds */
export const numbered = (draft: object, number: number): Finding =>
  parseWith(finding, { ...draft, number }, 'finding');

function recordOf({ capturedAt, ...rest }: FindingParts): object {
  return { schema: 2, ...wellFormed(rest), ...timesOf(capturedAt, rest.timeZone) };
}

function timesOf(instant: Date, timeZone: string) {
  if (Number.isNaN(instant.getTime())) throw invalid('capturedAt');
  try {
    return { capturedAt: instant.toISOString(), localTime: localTimeOf(instant, timeZone) };
  } catch {
    throw invalid('timeZone');
  }
}

const invalid = (path: string) => new InvalidData('finding', [{ path, code: 'bad-format' }]);
