import type { Registry, RegistryStamp } from '../model/index.ts';

/** Id and version of each registry, as verdicts and findings keep them. */
export function stamps(registries: readonly Pick<Registry, 'id' | 'version'>[]): RegistryStamp[] {
  return registries.map(({ id, version }) => ({ id, version }));
}
