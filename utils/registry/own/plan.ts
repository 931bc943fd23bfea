import type { Line } from '../../model/index.ts';
import { nameOfLine, textOf } from '../publication/lines.ts';

/** What an import would do to a registry. */
export type Plan = { added: Line[]; changed: Line[]; known: Line[] };

/**
 * Compares lines that are to be imported with what stands. Entries that differ only in who added them are known; what
 * was withdrawn comes back; what a registry says of itself and its tombstones are left out.
 * @param standing text of the line of a name; null where none stands
 */
export async function planImport(
  lines: Iterable<Line>,
  standing: (name: string) => Promise<string | null>,
): Promise<Plan> {
  const plan: Plan = { added: [], changed: [], known: [] };
  for (const [name, line] of lastOfEach(lines)) {
    const text = await standing(name);
    const there = text === null ? null : (JSON.parse(text) as Line);
    if (!there || there.kind === 'withdrawn') plan.added.push(line);
    else (content(there) === content(line) ? plan.known : plan.changed).push(line);
  }
  return plan;
}

function lastOfEach(lines: Iterable<Line>): Map<string, Line> {
  const entries = [...lines].filter(({ kind }) => kind !== 'about' && kind !== 'withdrawn');
  return new Map(entries.map((line) => [nameOfLine(line), line]));
}

const content = ({ kind, value }: Line): string =>
  textOf({ kind, value: { ...value, added: undefined } } as unknown as Line);
