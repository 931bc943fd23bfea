import { browser } from 'wxt/browser';
import { PortError } from '../flows/ports.ts';
import {
  type Failure,
  InvalidData,
  type PageReplies,
  type PageRequest,
  pageRequest,
  parseWith,
  type Reply,
} from '../model/index.ts';

/** Who asked, as the browser says it; never as the message says it. */
export type Sender = { tabId: number; windowId: number; url: string; title: string };

type Handlers = {
  [T in PageRequest['type']]: (
    request: Extract<PageRequest, { type: T }>,
    sender: Sender,
  ) => Promise<PageReplies[T]>;
};

type MessageSender = {
  id?: string;
  frameId?: number;
  url?: string;
  tab?: { id?: number; windowId?: number; url?: string; title?: string };
};

/**
 * Answers content scripts. Default deny: only the top frame of a tab, only our own extension's scripts, only
 * requests that parse. Each request gets a reply; an error becomes a failure with a code.
 * @param isOurs says whether our scripts run on the page at an address, or in a tab
 */
export function serveRequests(
  handlers: Handlers,
  isOurs: (url: string, tab: number) => boolean | Promise<boolean>,
): void {
  const listener = (
    message: unknown,
    from: MessageSender,
  ): Promise<Reply<unknown> | undefined> | undefined => {
    const sender = inTopFrame(from);
    if (!sender) return undefined;
    const isTrusted = Promise.resolve(isOurs(sender.url, sender.tabId));
    return isTrusted.then((is) => (is ? answer(handlers, message, sender) : undefined));
  };
  browser.runtime.onMessage.addListener(listener);
}

function inTopFrame({ id, frameId, url, tab }: MessageSender): Sender | null {
  if (id !== browser.runtime.id || frameId !== 0 || tab?.id === undefined || tab.windowId === undefined)
    return null;
  return { tabId: tab.id, windowId: tab.windowId, url: tab.url ?? url ?? '', title: tab.title ?? '' };
}

async function answer(handlers: Handlers, message: unknown, sender: Sender): Promise<Reply<unknown>> {
  try {
    const request = parsed(message);
    const handle = handlers[request.type] as (request: PageRequest, sender: Sender) => Promise<unknown>;
    return { ok: true, value: await handle(request, sender) };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/** A message that does not parse is its sender's fault; invalid data met later is ours. */
function parsed(message: unknown): PageRequest {
  try {
    return parseWith(pageRequest, message, 'message');
  } catch (error) {
    throw new PortError('invalid-message', error instanceof Error ? error.message : undefined);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof PortError) return { code: error.code, detail: error.detail };
  if (error instanceof InvalidData) return { code: 'invalid-data', detail: error.message };
  return { code: 'internal', detail: String(error) };
}
