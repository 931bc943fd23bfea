import { browser } from 'wxt/browser';

/**
 * `registries`: other entries are in use; `sync`: how a subscription stands; `ledger`: lines, stamps or origins;
 * `complete`: the user wants unfinished captures completed now.
 */
export type Topic = 'findings' | 'registries' | 'sync' | 'health' | 'ledger' | 'complete';

/**
 * Tells all our contexts, content scripts too, that stored data of a kind changed. Never fails: what was stored is
 * stored, and a capture that nobody was told of must not be called lost.
 */
export const announce = (topic: Topic): Promise<void> =>
  browser.storage.local.set({ [`changed.${topic}`]: Date.now() + Math.random() }).catch(() => undefined);

/** Calls back when another or this context announced a change. Wakes a stopped background. */
export function onChanged(topic: Topic, call: () => void, signal?: AbortSignal): void {
  const listener = (changes: Record<string, unknown>) => {
    if (`changed.${topic}` in changes) call();
  };
  browser.storage.local.onChanged.addListener(listener);
  signal?.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(listener));
}
