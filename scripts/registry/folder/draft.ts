import type { Line } from '../../../utils/model/index.ts';
import { nameOfLine, textOf } from '../../../utils/registry/index.ts';
import { namesByContent } from '../media/ids.ts';
import type { Workshop } from './workshop.ts';

export type Placed = { added: string[]; changed: string[]; kept: string[]; withdrawn: string[] };
export type Why = { by: string; at: string; why: string };

/**
 * Puts lines into the draft of a folder, with the reason for each.
 * @param replace whether a line that is there already, and differs, is set anew
 * @returns names; `kept` were there and stay as they are, `withdrawn` stay withdrawn
 */
export function place(workshop: Workshop, lines: Iterable<Line>, why: Why, replace: boolean): Placed {
  const entries = workshop.entries();
  const reasons = workshop.reasons();
  const placed: Placed = { added: [], changed: [], kept: [], withdrawn: [] };
  for (const line of lines) {
    const name = nameOfLine(line);
    const there = entries.get(name);
    const fate = fateOf(there, line, replace);
    placed[fate].push(name);
    if (fate === 'kept' || fate === 'withdrawn') continue;
    entries.set(name, line);
    reasons.set(name, { name, ...why });
  }
  if (placed.added.length + placed.changed.length > 0) {
    // The reasons first: one without its line does no harm.
    workshop.saveReasons(reasons);
    workshop.saveEntries(entries);
  }
  return placed;
}

function fateOf(there: Line | undefined, line: Line, replace: boolean): keyof Placed {
  if (!there) return 'added';
  if (there.kind === 'withdrawn' && line.kind !== 'withdrawn') return replace ? 'changed' : 'withdrawn';
  return replace && !isSame(there, line) ? 'changed' : 'kept';
}

/** When and by whom a line was added is no difference. */
function isSame(a: Line, b: Line): boolean {
  const bare = ({ kind, value }: Line) => ({ kind, value: { ...value, added: undefined } });
  return textOf(bare(a) as Line) === textOf(bare(b) as Line);
}

/** The same file at another address, or under another title, is the same asset. */
export function withoutCopies(lines: readonly Line[], workshop: Workshop): Line[] {
  const known = namesByContent(workshop.entries().keys());
  return lines.filter((line) => {
    const [[key, name] = []] = namesByContent([nameOfLine(line)]);
    if (!key || !name) return true;
    const first = known.get(key) ?? name;
    known.set(key, first);
    return first === name;
  });
}
