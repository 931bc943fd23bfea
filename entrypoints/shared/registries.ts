import bundled from '../../assets/registry/dortmund.json';
import { type RegistriesInUse, settleRegistries, shelfInUse } from '../../utils/flows/index.ts';
import { onChanged } from '../../utils/platform/index.ts';
import { nameAddress } from '../../utils/sites/index.ts';
import { registryStore } from '../../utils/storage/index.ts';
import { registryShelf } from './shelf.ts';

const clock = () => new Date();
let settling: Promise<void> | null = null;

/** Once for each context, one context after the other; again after a failure, and when the registry of the build is gone. */
export async function settled(): Promise<void> {
  if (settling && !(await registryShelf.get(bundled.id))) settling = null;
  settling ??= navigator.locks
    .request('stadtspur-registries', () =>
      settleRegistries(bundled, registryStore, { shelf: registryShelf, clock }),
    )
    .catch((error: unknown) => {
      settling = null;
      throw error;
    });
  await settling;
}

/** The registries to match against. */
export async function registriesInUse(): Promise<RegistriesInUse> {
  await settled();
  return shelfInUse(registryShelf, nameAddress);
}

/** How many registries are in use. */
export async function countRegistries(): Promise<number> {
  await settled();
  return (await registryShelf.list()).filter(({ enabled, current }) => enabled && current).length;
}

/** Takes a registry away; the one of the build comes back in the place of one with its id. */
export async function removeRegistry(id: string): Promise<void> {
  await registryShelf.remove(id);
  await settled();
}

export const watchRegistries = (call: () => void, signal: AbortSignal) =>
  onChanged('registries', call, signal);
