import type { AlikePair, OwnEntry, OwnStep } from '../../../components/index.ts';
import { canUndo, type Pair, type Step } from '../../../utils/flows/index.ts';
import type { Line } from '../../../utils/model/index.ts';
import { nameOfLine } from '../../../utils/registry/index.ts';

type Told = {
  id: string;
  title?: string;
  name?: string;
  owner?: string;
  producer?: string;
  handle?: string;
  url?: string;
  credit?: string;
  thumbnail?: string;
  published?: { url: string };
  words?: string[];
  added?: { at: string | null };
};

/** An entry as the list shows it. */
export function rowOf(line: Line): OwnEntry {
  const value = line.value as Told;
  const { id, title = value.name ?? id, owner, producer, handle, url, credit, published, words = [] } = value;
  const said = [title, id, owner, producer, handle, url, credit, published?.url, ...words];
  return {
    name: nameOfLine(line),
    kind: line.kind,
    title,
    from: owner ?? producer ?? '',
    added: value.added?.at ?? '',
    thumbnail: value.thumbnail ?? null,
    words: said.join(' ').toLowerCase(),
  };
}

/** Pairs of entries that look alike, without those that are meant to stay. */
export function pairRows(pairs: readonly Pair[], rows: readonly OwnEntry[]): AlikePair[] {
  const byName = new Map(rows.map((row) => [row.name, row]));
  return pairs.flatMap(({ a, b, distance }) => {
    const [one, other] = [byName.get(`asset:${a}`), byName.get(`asset:${b}`)];
    return one && other ? [{ a: one, b: other, distance }] : [];
  });
}

/** Steps as the history shows them, each with how many are undone with it. */
export function stepRows(steps: readonly Step[]): OwnStep[] {
  let undoes = 0;
  return steps.map((step) => {
    const withdrawn = step.changes.filter(({ line }) => line.kind === 'withdrawn').length;
    const isLive = canUndo(step);
    if (isLive) undoes++;
    const state = step.undoes ? 'undo' : step.isUndone ? 'undone' : isLive ? 'live' : 'begun';
    const { at, by, why, changes } = step;
    return { at, by, why, withdrawn, set: changes.length - withdrawn, state, undoes: isLive ? undoes : 0 };
  });
}
