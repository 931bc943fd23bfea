import type { PageReplies, PageRequest, Reply, ToPage } from '../model/index.ts';

type Listener = (message: unknown, sender: { id?: string }, respond: (answer: unknown) => void) => unknown;
type OnChanged = (changes: Record<string, unknown>) => void;
type Event<L> = { addListener(listener: L): void; removeListener(listener: L): void };

/** The part of the browser's API that content scripts use; the same in both browsers. */
type Api = {
  runtime: {
    id?: string;
    sendMessage(message: unknown): Promise<unknown>;
    onMessage: Event<Listener>;
    getManifest(): { version: string };
  };
  storage: {
    local: {
      get(defaults: Record<string, unknown>): Promise<Record<string, unknown>>;
      onChanged: Event<OnChanged>;
    };
  };
  i18n: { getUILanguage(): string };
};

/**
 * The browser's own API without the polyfill, which would make every content script ten kilobytes larger
 * (docs/decisions/0006). A page can name an element "browser": what has no `runtime` is not the API.
 */
function api(): Api {
  const browser = Reflect.get(globalThis, 'browser') as Partial<Api> | undefined;
  return (browser?.runtime ? browser : Reflect.get(globalThis, 'chrome')) as Api;
}

type Request<T extends PageRequest['type']> = Extract<PageRequest, { type: T }>;

/** True while this script's extension is still the installed one; false after an update or removal. */
export const isConnected = (): boolean => api().runtime?.id !== undefined;

/** The steps of a capture name it: repeated, none is done twice, and giving up would lose what was collected. */
const CAPTURE_TRIES = 5;
const PAUSE_MS = 100;

/**
 * Asks the background; never throws. A background that was stopped is started by the message itself, so
 * one repetition covers the moment in which it dies.
 * @returns the background's reply, or the failures `cut-off` (extension replaced) and `unreachable`
 */
export async function ask<T extends PageRequest['type']>(
  request: Request<T>,
): Promise<Reply<PageReplies[T]>> {
  const tries = request.type.startsWith('capture-') ? CAPTURE_TRIES : 2;
  for (let n = 0; n < tries; n++) {
    if (!isConnected()) return { ok: false, failure: { code: 'cut-off' } };
    // One repetition comes at once; more are of use only after a while.
    if (n > 1) await new Promise((done) => setTimeout(done, n * PAUSE_MS));
    const reply = await attempt<T>(request);
    if (reply) return reply;
  }
  return { ok: false, failure: { code: isConnected() ? 'unreachable' : 'cut-off' } };
}

async function attempt<T extends PageRequest['type']>(
  request: Request<T>,
): Promise<Reply<PageReplies[T]> | undefined> {
  try {
    return (await api().runtime.sendMessage(request)) as Reply<PageReplies[T]> | undefined;
  } catch {
    return undefined;
  }
}

/** Hears what our own side asks of this page until the signal aborts. A returned value, or what it promises, is the answer. */
export function hear(handle: (message: ToPage) => unknown, signal: AbortSignal): void {
  // Chrome before 148 takes no promise for an answer; both browsers take this form.
  const { runtime } = api();
  const listener: Listener = (message, sender, respond) => {
    const result = sender.id === runtime.id ? handle(message as ToPage) : undefined;
    if (result === undefined) return undefined;
    if (result instanceof Promise) result.then(respond, () => respond(undefined));
    else respond(result);
    return true;
  };
  runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => {
    if (isConnected()) runtime.onMessage.removeListener(listener);
  });
}

/** The language to speak: the user's choice, else the browser's, where it is one of ours. */
export async function uiLanguage(): Promise<'de' | 'en'> {
  const { language } = await api().storage.local.get({ language: 'auto' });
  if (language === 'de' || language === 'en') return language;
  return api().i18n.getUILanguage().toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** Calls back with the name of each stored setting, or `changed.<topic>`, that changed. */
export function onSettingsChanged(call: (key: string) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, unknown>) => {
    for (const key of Object.keys(changes)) call(key);
  };
  api().storage.local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => {
    if (isConnected()) api().storage.local.onChanged.removeListener(listener);
  });
}

/** Version of the extension as in its manifest. */
export const extensionVersion = (): string => api().runtime.getManifest().version;
