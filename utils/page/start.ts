import type { ToPage } from '../model/index.ts';
import { hear, isConnected, onSettingsChanged, uiLanguage } from '../platform/sending.ts';
import type { Site } from '../sites/index.ts';
import { afterLayout, createBudget } from './budget.ts';
import { createReader } from './reader.ts';

const PULSE_MS = 1000;

/** Ends the reader that runs in this world; a newer copy of the script calls the older one's. */
declare global {
  var stadtspurStop: (() => void) | undefined;
}

/**
 * Starts the reader for the page with the adapter of its site. Its life is its own: it ends when the extension is
 * replaced or removed, never on an event of the page (WXT's context ends on one that any page can forge).
 */
export async function startReader(site: Site): Promise<void> {
  globalThis.stadtspurStop?.();
  // An older copy's scripts would speak to an extension that is gone.
  globalThis.stadtspurCard = undefined;
  globalThis.stadtspurCapture = undefined;
  const controller = new AbortController();
  const { signal } = controller;
  const stop = () => controller.abort();
  globalThis.stadtspurStop = stop;

  let language = await uiLanguage();
  if (signal.aborted) return;
  const reader = createReader(site, createBudget(signal, afterLayout), () => language, signal);
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
  const pulse = setInterval(beat, PULSE_MS);
  signal.addEventListener('abort', () => clearInterval(pulse));
  // All of these can be forged by the page; they lead to nothing but another look at it.
  addEventListener('pageshow', ({ persisted }) => persisted && beat() && reader.lookAgain(), { signal });
  addEventListener('pagehide', () => reader.flush(), { signal });
  document.addEventListener(
    'visibilitychange',
    () => (document.hidden ? reader.flush() : reader.lookAgain()),
    { signal },
  );

  /** False when the extension is gone: then everything of ours leaves the page. */
  function beat(): boolean {
    if (!isConnected()) {
      stop();
      return false;
    }
    reader.pulse();
    return true;
  }

  function answer(message: ToPage): unknown {
    switch (message.type) {
      case 'is-read':
        return true;
      case 'page-state':
        return reader.state();
      case 'capture-here':
        return reader.captureHere(message.trigger);
      case 'next-badge':
        reader.nextBadge();
        return undefined;
    }
  }
}
