import type { RegistryShelf } from '../../flows/registry-ports.ts';
import { keyOf, type NamedLine, nameOfLine, type Resolve, textOf } from '../../registry/index.ts';
import { database, guarded } from '../database.ts';
import { changeRow, discardGeneration, newestChanges, sweepRows } from './change.ts';
import { currentOf, openGeneration } from './rows.ts';
import { staging } from './stage.ts';

/**
 * The registries of this machine in IndexedDB: a row for each, its lines in shards of some 64 kB, its index as one blob.
 * @param resolve canonical form and key of an address (utils/sites)
 */
export function createShelf(resolve: Resolve): RegistryShelf {
  const { stage, stageChanges } = staging(resolve);

  async function open(registry: string) {
    const current = currentOf(await (await database()).get('shelf', registry), registry);
    return openGeneration(registry, current, resolve);
  }

  async function line(registry: string, name: string): Promise<NamedLine | null> {
    const opened = await open(registry);
    const key = keyOf.name(name);
    await opened.load(opened.find(key).missing);
    const found = opened.find(key).lines.find((one) => nameOfLine(one) === name);
    return found ? { line: found, text: textOf(found) } : null;
  }

  return {
    list: () => guarded(async () => (await database()).getAll('shelf')),
    get: (id) => guarded(async () => (await (await database()).get('shelf', id)) ?? null),
    save: (shelved) =>
      guarded(() =>
        changeRow(shelved.id, (before) => ({
          ...shelved,
          current: before?.current ?? null,
          previous: before?.previous ?? null,
        })),
      ),
    stage: (...order) => guarded(() => stage(...order)),
    stageChanges: (...order) => guarded(() => stageChanges(...order)),
    swap: (registry, staged) =>
      guarded(() =>
        changeRow(
          registry,
          (before) =>
            before && {
              ...before,
              title: staged.generation.about.title,
              current: staged.generation,
              previous: before.current,
            },
          staged,
        ),
      ),
    revert: (registry) =>
      guarded(() =>
        changeRow(registry, (before) => before && { ...before, current: before.previous, previous: null }),
      ),
    discard: ({ generation }) => guarded(() => discardGeneration(generation)),
    remove: (registry) => guarded(() => changeRow(registry, () => null)),
    changes: (registry, most) => guarded(() => newestChanges(registry, most)),
    open: (registry) => guarded(() => open(registry)),
    async *lines(registry) {
      yield* (await open(registry)).all();
    },
    line: (registry, name) => guarded(() => line(registry, name)),
    sweep: () => guarded(sweepRows),
  };
}
