import bundled from '../../assets/registry/dortmund.json';
import { registriesInUse } from '../../utils/flows/index.ts';
import { onChanged } from '../../utils/platform/index.ts';
import { registryStore } from '../../utils/storage/index.ts';

/** The registries to match against: the one of the build and those the user imported. */
export const loadRegistries = () => registriesInUse(bundled, registryStore);

export const watchRegistries = (call: () => void, signal: AbortSignal) =>
  onChanged('registries', call, signal);
