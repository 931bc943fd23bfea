import { type Finding, finding, InvalidData, parseWith } from '../model/index.ts';
import { localTimeOf } from './local-time.ts';

/** A finding that storage has not numbered yet. */
export type FindingDraft = Omit<Finding, 'number'>;

/** What a finding is made of; the clock, the id and the zone come from outside. */
export type FindingParts = Omit<FindingDraft, 'schema' | 'capturedAt' | 'localTime'> & { capturedAt: Date };

/**
 * Makes the record of a finding and checks it. The same parts give the same record, byte for byte.
 * @returns the finding; without a number, a draft that gets its number when it is stored
 * @throws InvalidData naming the field that is out of bounds
 */
export function buildFinding(parts: FindingParts & { number: number }): Finding;
export function buildFinding(parts: FindingParts): FindingDraft;
export function buildFinding(parts: FindingParts & { number?: number }): Finding | FindingDraft {
  const record = parseWith(finding, recordOf(parts), 'finding');
  if (parts.number !== undefined) return record;
  const { number: _standIn, ...draft } = record;
  return draft;
}

function recordOf({ capturedAt, number = 1, ...rest }: FindingParts & { number?: number }): unknown {
  const times = timesOf(capturedAt, rest.timeZone);
  return { schema: 1, number, ...rest, ...times };
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
