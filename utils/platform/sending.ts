import { browser } from 'wxt/browser';
import type { PageReplies, PageRequest, Reply, ToPage } from '../model/index.ts';

type Request<T extends PageRequest['type']> = Extract<PageRequest, { type: T }>;

/** True while this script's extension is still the installed one; false after an update or removal. */
export const isConnected = (): boolean => browser.runtime?.id !== undefined;

/**
 * Asks the background; never throws. A background that was stopped is started by the message itself, so
 * one repetition covers the moment in which it dies.
 * @returns the background's reply, or the failures `cut-off` (extension replaced) and `unreachable`
 */
export async function ask<T extends PageRequest['type']>(
  request: Request<T>,
): Promise<Reply<PageReplies[T]>> {
  // A capture may have been written before its answer was lost: asking twice could save it twice.
  const tries = request.type === 'capture' ? 1 : 2;
  for (let left = tries; left > 0; left--) {
    if (!isConnected()) return { ok: false, failure: { code: 'cut-off' } };
    const reply = await attempt<T>(request);
    if (reply) return reply;
  }
  return { ok: false, failure: { code: isConnected() ? 'unreachable' : 'cut-off' } };
}

async function attempt<T extends PageRequest['type']>(
  request: Request<T>,
): Promise<Reply<PageReplies[T]> | undefined> {
  try {
    return (await browser.runtime.sendMessage(request)) as Reply<PageReplies[T]> | undefined;
  } catch {
    return undefined;
  }
}

/** Hears what our own side asks of this page until the signal aborts. A returned value is the answer. */
export function hear(handle: (message: ToPage) => unknown, signal: AbortSignal): void {
  const listener = (message: unknown, sender: { id?: string }): Promise<unknown> | undefined => {
    if (sender.id !== browser.runtime.id) return undefined;
    const result = handle(message as ToPage);
    return result === undefined ? undefined : Promise.resolve(result);
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => {
    if (isConnected()) browser.runtime.onMessage.removeListener(listener);
  });
}

/** The language to speak: the user's choice, else the browser's, where it is one of ours. */
export async function uiLanguage(): Promise<'de' | 'en'> {
  const { language } = await browser.storage.local.get({ language: 'auto' });
  if (language === 'de' || language === 'en') return language;
  return browser.i18n.getUILanguage().toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** Calls back with the name of each stored setting, or `changed.<topic>`, that changed. */
export function onSettingsChanged(call: (key: string) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, unknown>) => {
    for (const key of Object.keys(changes)) call(key);
  };
  browser.storage.local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => {
    if (isConnected()) browser.storage.local.onChanged.removeListener(listener);
  });
}

/** Version of the extension as in its manifest. */
export const extensionVersion = (): string => browser.runtime.getManifest().version;
