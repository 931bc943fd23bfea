import type {
  Failed,
  ImportResult,
  LookResult,
  OfferShown,
  SubscribeResult,
} from '../../components/index.ts';
import {
  FetchFailure,
  fetchFromFiles,
  importRegistry,
  type Offer,
  offerAt,
  PortError,
  type SyncPorts,
  subscribe,
  whereaboutsOf,
} from '../../utils/flows/index.ts';
import { InvalidData } from '../../utils/model/index.ts';
import { allowSites, announce, registryPattern } from '../../utils/platform/index.ts';
import { BadPublication, filesOfZip, LARGEST_ZIP } from '../../utils/registry/index.ts';
import { settled } from '../shared/registries.ts';
import { registryShelf } from '../shared/shelf.ts';
import { alone, syncPorts } from '../shared/syncing.ts';

/** What is shown, and what it takes to subscribe to it. */
const offers = new WeakMap<OfferShown, { offer: Offer; ports: SyncPorts }>();

/**
 * Fetches what a registry says of itself.
 * @param typed address, with or without a fingerprint
 */
export async function lookAt(typed: string): Promise<LookResult> {
  const found = whereaboutsOf(typed);
  if (!found) return { state: 'invalid', text: typed.slice(0, 200) };
  const { address, fingerprint } = found;
  // Nothing may be waited for before this: the browser only asks in answer to a click.
  const isAllowed = await allowSites([registryPattern(address)]).catch(() => false);
  if (!isAllowed) return { state: 'no-access', host: new URL(address).host };
  return caught(() => look(address, fingerprint, syncPorts));
}

async function look(address: string | null, expected: string | null, ports: SyncPorts): Promise<LookResult> {
  await settled();
  const offer = await offerAt(address, ports);
  const shown: OfferShown = { ...offer, expected };
  offers.set(shown, { offer, ports });
  return { state: 'offered', offer: shown };
}

/** Subscribes to what was looked at; what went wrong comes back as data for the view. */
export function subscribeTo(shown: OfferShown): Promise<SubscribeResult> {
  return caught<SubscribeResult>(async () => {
    const known = offers.get(shown);
    if (!known) throw new PortError('internal');
    const { outcome } = await alone(
      () => subscribe(known.offer, known.ports),
      ({ changed }) => changed,
    );
    if (outcome.state !== 'failed') return { state: 'done', title: shown.root.title };
    const { code, file, detail } = outcome;
    return { state: 'failed', code, file, detail };
  });
}

/** Imports a registry document, or looks at a publication in a zip. */
export function importFile(file: File): Promise<ImportResult> {
  return caught<ImportResult>(async () => {
    if (file.size > LARGEST_ZIP) throw new BadPublication('too-large', file.name, `${file.size} bytes`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    return isZip ? fromZip(bytes, file.name) : fromDocument(new TextDecoder().decode(bytes));
  });
}

async function fromZip(bytes: Uint8Array, name: string): Promise<ImportResult> {
  const fetchFile = fetchFromFiles(filesOfZip(bytes, name));
  const result = await look(null, null, { ...syncPorts, fetchFile });
  if (result.state !== 'offered') throw new PortError('internal');
  return result;
}

async function fromDocument(text: string): Promise<ImportResult> {
  try {
    const order = { shelf: registryShelf, clock: syncPorts.clock };
    const { title, version } = await importRegistry(text, order);
    await announce('registries');
    return { state: 'done', title, version };
  } catch (error) {
    if (error instanceof InvalidData) return { state: 'flawed', flaws: error.flaws };
    throw error;
  }
}

async function caught<T>(work: () => Promise<T | Failed>): Promise<T | Failed> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BadPublication || error instanceof FetchFailure) {
      return { state: 'failed', code: error.code, file: error.file, detail: error.detail };
    }
    if (error instanceof PortError) return { state: 'failed', code: error.code, detail: error.detail };
    return { state: 'failed', code: 'internal', detail: String(error).slice(0, 300) };
  }
}
