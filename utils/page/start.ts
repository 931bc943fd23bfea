import type { ToPage } from '../model/index.ts';
import { hear, isConnected, onSettingsChanged, uiLanguage } from '../platform/sending.ts';
import type { Site } from '../sites/index.ts';
import { createBudget } from './budget.ts';
import { createReader } from './reader.ts';

const PULSE_MS = 5000;

/** Ends the reader that runs in this world; a newer copy of the script calls the older one's. */
declare global {
  var stadtspurStop: (() => void) | undefined;
}

/**
 * Starts the reader for the page with the adapters of its host. Its life is its own: it ends when the extension is replaced or removed, never on
 * an event of the page (WXT's context ends on one that any page can forge).
 */
export async function startReader(sites: Site[]): Promise<void> {
  globalThis.stadtspurStop?.();
  // An older copy's card would speak to an extension that is gone.
  globalThis.stadtspurCard = undefined;
  const controller = new AbortController();
  const { signal } = controller;
  const stop = () => controller.abort();
  globalThis.stadtspurStop = stop;

  let language = await uiLanguage();
  if (signal.aborted) return;
  const reader = createReader(sites, createBudget(signal), () => language, signal);
  hear((message) => answer(message), signal);
  onSettingsChanged(async (key) => {
    if (key === 'language') {
      language = await uiLanguage();
      reader.repaint();
    }
    // The background hears of the change at the same moment: it gets time to drop its index first.
    if (key === 'changed.registries') setTimeout(() => signal.aborted || reader.judgeAgain(), 150);
    if (key === 'changed.findings') reader.findingsChanged();
  }, signal);
  const pulse = setInterval(() => isConnected() || stop(), PULSE_MS);
  signal.addEventListener('abort', () => clearInterval(pulse));

  function answer(message: ToPage): unknown {
    switch (message.type) {
      case 'page-state':
        return reader.state();
      case 'capture-here':
        return reader.captureHere(message.trigger);
      case 'next-badge':
        reader.nextBadge();
        return undefined;
      case 'capture-step':
        return reader.captureStep(message.token, message.step);
    }
  }
}
