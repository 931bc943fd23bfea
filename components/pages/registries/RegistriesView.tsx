import type { ComponentChildren } from 'preact';
import type { Loaded, Words } from '../types.ts';
import { type Actions, RegistryCard } from './RegistryCard.tsx';
import type { RegistryRow } from './types.ts';

type Props = {
  registries: Loaded<RegistryRow[]>;
  words: Words;
  actions: Actions;
  /** Ways to add a registry. */
  children: ComponentChildren;
};

/** The registries of this device: where each is from, how fresh it is, and how the last check went. */
export function RegistriesView({ registries, words, actions, children }: Props) {
  const text = words.page.registries;
  return (
    <>
      <h1>{text.heading}</h1>
      <p>{text.intro}</p>
      {registries.state === 'loading' && <p role="status">{words.page.loading}</p>}
      {registries.state === 'failed' && (
        <p class="notice error" role="alert">
          {words.page.registry.error}
        </p>
      )}
      {registries.state === 'ready' &&
        registries.value.map((row) => (
          <RegistryCard key={row.id} row={row} words={words} actions={actions} />
        ))}
      {children}
    </>
  );
}
