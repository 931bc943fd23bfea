import type { SourceOrder, SourceRead, ToPage } from '../model/index.ts';
import { hear } from '../platform/sending.ts';
import { shotOf } from './capture.ts';

/** Ends the former copy of this script on the page. */
declare global {
  var stadtspurSourceStop: (() => void) | undefined;
}

const MOST_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

/**
 * Answers what the background asks when the user adds something on this page to the own registry: what the page says
 * about it, and the bytes of a picture of the page's own origin, which only the page's side may load.
 * @param read as the site folders read it
 */
export function startSource(
  read: (order: SourceOrder, document: Document, url: URL) => { read: SourceRead; element: Element | null },
): void {
  globalThis.stadtspurSourceStop?.();
  const life = new AbortController();
  globalThis.stadtspurSourceStop = () => life.abort();
  hear((message: ToPage) => {
    if (message.type === 'read-source')
      return withShot(read(message.order, document, new URL(location.href)));
    if (message.type === 'fetch-source') return bytesOf(message.url).catch(() => null);
    return undefined;
  }, life.signal);
}

/** A picture that is cut off at the window's edge would be taken for a smaller one. */
function withShot({ read, element }: { read: SourceRead; element: Element | null }): SourceRead {
  const shot = element && shotOf(element);
  if (!read.medium || !shot || shot.partial) return read;
  return { ...read, medium: { ...read.medium, shot } };
}

/** Without cookies and without telling the page's address, from the browser's store where it is there. */
async function bytesOf(address: string): Promise<string | null> {
  if (URL.parse(address)?.origin !== location.origin) return null;
  const response = await fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    cache: 'force-cache',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) return null;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.length > MOST_BYTES ? null : base64Of(bytes);
}

const CHUNK = 0x8000;

/** In pieces: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}
