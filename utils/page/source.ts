import type { SourceOrder, SourceRead, ToPage } from '../model/index.ts';
import { hear } from '../platform/sending.ts';
import { shotOf } from './capture/shot-of.ts';

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
  let shown: Element | null = null;
  hear((message: ToPage) => {
    if (message.type === 'read-source') {
      const found = read(message.order, document, new URL(location.href));
      shown = found.element;
      return withShot(found);
    }
    if (message.type === 'fetch-source') return pictureOf(message.url, shown);
    return undefined;
  }, life.signal);
}

/** A picture that is cut off at the window's edge would be taken for a smaller one. */
function withShot({ read, element }: { read: SourceRead; element: Element | null }): SourceRead {
  const shot = element && shotOf(element);
  if (!read.medium || !shot || shot.partial) return read;
  return { ...read, medium: { ...read.medium, shot } };
}

/** The file; where the page's policy keeps us from it, as in Firefox, the pixels of the element that shows it. */
async function pictureOf(address: string, shown: Element | null): Promise<string | null> {
  if (URL.parse(address)?.origin !== location.origin) return null;
  try {
    return await bytesOf(address);
  } catch {
    return drawn(shown);
  }
}

/** More is not needed: prints are made from 512 pixels. */
const LONGEST_SIDE = 1024;

/** What an element shows, as PNG; null where the browser does not hand out its pixels. */
function drawn(shown: Element | null): string | null {
  if (!(shown instanceof HTMLImageElement) || shown.naturalWidth === 0) return null;
  const { naturalWidth, naturalHeight } = shown;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(naturalWidth, naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  try {
    context.drawImage(shown, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').split(',')[1] ?? null;
  } catch {
    return null;
  }
}

/** Without cookies and without telling the page's address, from the browser's store where it is there. */
async function bytesOf(address: string): Promise<string> {
  const response = await fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    cache: 'force-cache',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new TypeError(`status ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > MOST_BYTES) throw new TypeError(`${bytes.length} bytes`);
  return base64Of(bytes);
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
