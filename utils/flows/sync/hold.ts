import type { LineKind } from '../../model/index.ts';
import type { Generation, Staged } from '../registry-ports.ts';

const LARGEST_LOSS = 1 / 5;
const LARGEST_GROWTH = 5;
const SMALL = 1000;

/** What the user is asked about before an update is put into use. */
export type Hold = { vanish: number; of: number; entries: number };

/** Entries of a generation: its lines without the registry's own and without tombstones. */
export const entriesOf = ({ counts }: Pick<Generation, 'counts'>): number =>
  (Object.entries(counts) as [LineKind, number][])
    .filter(([kind]) => kind !== 'about' && kind !== 'withdrawn')
    .reduce((sum, [, n]) => sum + n, 0);

/** Whether an update takes away more than a fifth of the entries, or makes them more than five times as many. */
export function holdOf(current: Generation | null, { generation, vanished }: Staged): Hold | null {
  if (!current) return null;
  const [of, entries] = [entriesOf(current), entriesOf(generation)];
  const isShrunk = vanished > of * LARGEST_LOSS;
  const isSwollen = entries > of * LARGEST_GROWTH && entries - of > SMALL;
  return isShrunk || isSwollen ? { vanish: vanished, of, entries } : null;
}
