import {
  canonicalBytes,
  type DeviceKey,
  lineAfter,
  makeDeviceKey,
  type PackageSource,
  sha256Hex,
  signWith,
  writePackage,
} from '../../../../utils/evidence/index.ts';
import type { Artefact, Finding, LedgerLine } from '../../../../utils/model/index.ts';
import { findingOf } from '../samples.ts';

export const NOW = new Date('2026-11-25T10:20:30.000Z');
const SOFTWARE = '0.2.0';

/** What a device holds, in memory. */
export type Device = {
  key: DeviceKey;
  findings: Map<string, Finding>;
  blobs: Map<string, Blob>;
  ledger: LedgerLine[];
};

const utf8 = new TextEncoder();
const fetchedAt = '2026-11-22T20:00:01.000Z';

/** A new device whose ledger begins with its key. */
export async function newDevice(): Promise<Device> {
  const key = await makeDeviceKey();
  const first = await lineAfter(null, { type: 'key', public: key.public, software: SOFTWARE }, NOW, key);
  return { key, findings: new Map(), blobs: new Map(), ledger: [first] };
}

/** Bytes as an artefact of a record. */
export async function artefactOf(
  bytes: Uint8Array<ArrayBuffer>,
  part: Partial<Artefact> = {},
): Promise<Artefact> {
  const sha256 = await sha256Hex(bytes);
  return {
    role: 'media',
    mediaType: 'image/jpeg',
    bytes: bytes.length,
    sha256,
    url: null,
    fetchedAt,
    ...part,
  };
}

const PARTS: [Partial<Artefact>, string][] = [
  [{ role: 'screenshot', mediaType: 'image/png' }, 'picture'],
  [{ role: 'media', url: 'https://pics.example/1.jpg' }, 'medium'],
  [{ role: 'markup', mediaType: 'text/html' }, '<p>markup</p>'],
];

/** Seals a finding with three artefacts on a device. */
export async function saved(device: Device, part: Partial<Finding> = {}): Promise<Finding> {
  const number = device.findings.size + 1;
  const id = crypto.randomUUID();
  const artefacts: Artefact[] = [];
  for (const [fact, text] of PARTS) {
    const bytes = utf8.encode(`${text} of ${id}`);
    const artefact = await artefactOf(bytes, fact);
    artefacts.push(artefact);
    device.blobs.set(`${id} ${artefact.sha256}`, new Blob([bytes]));
  }
  const finding: Finding = { ...findingOf(), schema: 2, id, number, artefacts, ...part };
  await entered(device, finding);
  return finding;
}

/** Enters a finding into the ledger and keeps it. */
export async function entered(device: Device, finding: Finding): Promise<void> {
  const record = await sha256Hex(canonicalBytes(finding));
  const body = { type: 'capture' as const, finding: finding.id, number: finding.number, record };
  device.ledger.push(await lineAfter(device.ledger.at(-1) ?? null, body, NOW, device.key));
  device.findings.set(finding.id, finding);
}

/** A device with `count` findings. */
export async function deviceWith(count: number): Promise<Device> {
  const device = await newDevice();
  for (let n = 0; n < count; n++) await saved(device);
  return device;
}

export function sourceOf(device: Device, part: Partial<PackageSource> = {}): PackageSource {
  return {
    caseName: 'Dortmund 2021',
    ids: [...device.findings.keys()],
    find: async (id) => device.findings.get(id) ?? null,
    blob: async (finding, sha256) => device.blobs.get(`${finding} ${sha256}`),
    ledger: device.ledger,
    origins: [],
    stamps: [],
    publicKey: device.key.public,
    sign: (bytes) => signWith(device.key, bytes),
    now: NOW,
    language: 'en',
    software: SOFTWARE,
    ...part,
  };
}

/** A whole package in memory. */
export async function packed(source: PackageSource) {
  const { name, stream, result } = writePackage(source);
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return { name, bytes, result: await result };
}
