import { PortError } from '../flows/ports.ts';
import type { FetchedFile, FetchFile } from '../flows/registry-ports.ts';
import { isGranted } from './permissions.ts';
import { readCapped } from './read-capped.ts';

const LOCAL = /^(localhost|127\.0\.0\.1)$/;

/** Match pattern of the host of a registry. A pattern has no port. */
export function registryPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/**
 * Fetches a file of a registry as any reader would: no cookies, no referrer, nothing from the browser's cache, no
 * redirect, so that the host the user allowed is the one that answers. https only, or this machine.
 */
export const fetchRegistryFile: FetchFile = async (address, { etag = null, most, timeout }) => {
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && LOCAL.test(hostname)))
    throw new PortError('refused-address', hostname);
  if (!(await isGranted(registryPattern(address)))) throw new PortError('no-permission', hostname);
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(address, {
      signal,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      headers: etag ? { 'If-None-Match': etag } : {},
    });
    return await answerOf(response, address, most);
  } catch (error) {
    if (error instanceof PortError) throw error;
    if (signal.aborted) throw new PortError('timeout', `${timeout / 1000} s`);
    throw new PortError('network', error instanceof Error ? error.message.slice(0, 200) : undefined);
  }
};

async function answerOf(response: Response, address: string, most: number): Promise<FetchedFile> {
  const { status, headers } = response;
  const retryAfter = secondsOf(headers.get('retry-after'));
  if (status !== 200) {
    await response.body?.cancel();
    return { status, etag: null, bytes: new Uint8Array(), retryAfter };
  }
  // The browser would unpack the file, and its bytes are what was signed.
  const encoding = headers.get('content-encoding');
  if (encoding && address.endsWith('.gz')) throw new PortError('encoded', encoding.slice(0, 40));
  return { status, etag: headers.get('etag'), bytes: await readCapped(response, most), retryAfter };
}

/** Retry-After (RFC 9110, 10.2.3) in seconds; null where there is none. */
function secondsOf(value: string | null): number | null {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.round((at - Date.now()) / 1000));
}
