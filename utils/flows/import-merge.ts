import { entryOf, type Seal } from '../evidence/index.ts';
import type { Finding, Origin } from '../model/index.ts';
import type { Ledger } from './ledger.ts';
import type { Blobs, Clock } from './ports.ts';

/** A finding that is to be added. */
export type Arrival = {
  finding: Finding;
  blobs: Blobs;
  /** Its line in the ledger of another device; null where this device's own seals it. */
  seal: Seal | null;
  /** First 16 digits of the SHA-256 of the key that sealed it, and the last line known of that key's ledger. */
  from: string;
  head: string;
};

type Ports = { ledger: Pick<Ledger, 'merge'>; clock: Clock };

/** One transaction holds so much: a power cut loses no more, and memory holds no more. */
const MOST = { findings: 50, bytes: 64 * 1024 * 1024 };

/**
 * Adds findings in batches, each with its own line in the ledger. A batch is of one device.
 * @param told called after each batch with the number of its findings
 * @throws PortError of the store; the signal's reason between two batches
 */
export async function mergeInBatches(
  arrivals: AsyncIterable<Arrival>,
  ports: Ports,
  told: (added: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let batch: Arrival[] = [];
  let bytes = 0;
  const flush = async () => {
    if (batch.length > 0) await merge(batch, ports);
    told(batch.length);
    batch = [];
    bytes = 0;
  };
  for await (const arrival of arrivals) {
    signal?.throwIfAborted();
    const isOther = batch[0] !== undefined && batch[0].from !== arrival.from;
    if (isOther || batch.length >= MOST.findings || bytes > MOST.bytes) await flush();
    batch.push(arrival);
    bytes += arrival.finding.artefacts.reduce((sum, one) => sum + one.bytes, 0);
  }
  signal?.throwIfAborted();
  await flush();
}

async function merge(batch: readonly Arrival[], { ledger, clock }: Ports): Promise<void> {
  const [{ from, head } = { from: '', head: '' }] = batch;
  const now = clock();
  const rows = batch.map(({ finding, blobs, seal }) => ({
    finding,
    blobs,
    origin: originOf(finding, seal, now),
  }));
  await ledger.merge(rows, { from, head, findings: batch.length });
}

const originOf = (finding: Finding, seal: Seal | null, now: Date): Origin | null =>
  seal && { finding: finding.id, public: seal.public, line: seal.line, importedAt: now.toISOString() };

/** Key that signed the line of a seal. */
export const keyOfSeal = ({ line }: Seal): string => entryOf(line).key;
