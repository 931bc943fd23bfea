import { PortError } from '../flows/ports.ts';
import { isGranted } from './permissions.ts';
import { readCapped } from './read-capped.ts';
import { registryPattern } from './registry-host.ts';

/** A token with its certificates has some 6 kB. */
const MOST_BYTES = 1024 * 1024;
const TIMEOUT_MS = 20_000;

/**
 * Sends a request to a timestamp authority (RFC 3161, 3.4): the hash in it, and nothing else, leaves this machine.
 * @returns the answer as it came, DER
 * @throws PortError refused-address, no-permission, http-status, timeout, network, too-large
 */
export async function askAuthority(
  address: string,
  request: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:') throw new PortError('refused-address', hostname);
  if (!(await isGranted(registryPattern(address)))) throw new PortError('no-permission', hostname);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: request,
      headers: { 'Content-Type': 'application/timestamp-query' },
      signal,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
    });
    if (!response.ok) throw new PortError('http-status', String(response.status));
    return await readCapped(response, MOST_BYTES);
  } catch (error) {
    if (error instanceof PortError) throw error;
    if (signal.aborted) throw new PortError('timeout', `${TIMEOUT_MS / 1000} s`);
    throw new PortError('network', error instanceof Error ? error.message.slice(0, 200) : undefined);
  }
}
