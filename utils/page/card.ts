import type { CardModule } from '../../components/badge/view.ts';
import { ask } from '../platform/sending.ts';

declare global {
  /** Set by the card script in the world it shares with this one. */
  var stadtspurCard: CardModule | undefined;
}

/** The module that draws cards, if it is there already. */
export const loadedCard = (): CardModule | undefined => globalThis.stadtspurCard;

/** The module that draws cards; the first call has the background run its script here. Null when that failed. */
export async function loadCard(): Promise<CardModule | null> {
  if (!globalThis.stadtspurCard) await ask<'load-card'>({ type: 'load-card' });
  return globalThis.stadtspurCard ?? null;
}
