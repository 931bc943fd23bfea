import { describeFlaw, InvalidData, type Line } from '../../../utils/model/index.ts';
import { BadPublication, parseLine } from '../../../utils/registry/index.ts';

/** A line from data that is not checked yet. @returns the line, or what is wrong with it: `handle: too-long (120)` */
export function madeLine(kind: Line['kind'], value: object): { line: Line } | { flaws: string } {
  try {
    return { line: parseLine(JSON.stringify({ kind, value }), 'row') };
  } catch (error) {
    if (error instanceof InvalidData) return { flaws: error.flaws.map(describeFlaw).join('; ') };
    if (error instanceof BadPublication)
      return { flaws: (error.detail ?? error.code).replaceAll('value.', '') };
    throw error;
  }
}

/** Fields without those that are empty. */
export function filled<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  ) as Partial<T>;
}
