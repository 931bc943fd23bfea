import type { StampActions, StampShown } from '../../components/index.ts';
import { curlRecipe, hashOfLine, timestampRequest, verifyToken } from '../../utils/evidence/index.ts';
import { acceptStamp, holds, PortError, type StoredTimestamp } from '../../utils/flows/index.ts';
import type { LedgerLine } from '../../utils/model/index.ts';
import { allowSites, askAuthority, download, registryPattern } from '../../utils/platform/index.ts';
import { evidenceStore } from '../../utils/storage/index.ts';
import { ledger } from '../shared/evidence.ts';
import { evidenceSettings } from '../shared/evidence-kept.ts';
import { failed } from './failed.ts';
import { tellLedger } from './standings.ts';

/** What an answer of an authority was found to say. */
export type StampFound = {
  seq: number;
  stampedAt: string;
  authority: string;
};

const acceptAnswer = acceptStamp({ store: evidenceStore, ledger });

/** What a kept answer says, checked anew; null where it does not hold. */
async function verified({ token, digest, request }: StoredTimestamp) {
  const facts = token && (await verifyToken(token, { digest, request }));
  return facts && holds(facts) ? { stampedAt: facts.stampedAt, authority: facts.authority } : null;
}

const FILE = 'stadtspur-ledger.tsq';
const EXAMPLE = 'https://tsa.example/tsr';

/** The command that sends the request file; to an example where no address is set. */
export function stampRecipe(address: string): string {
  try {
    return curlRecipe(address || EXAMPLE, FILE);
  } catch {
    return curlRecipe(EXAMPLE, FILE);
  }
}

/** Stamps with what they say now, newest first. */
export async function stampsShown(rows: StoredTimestamp[], lines: LedgerLine[]): Promise<StampShown[]> {
  const shown = await Promise.all(rows.map((row) => shownOf(row, lines)));
  return shown.sort((a, b) => b.askedAt.localeCompare(a.askedAt));
}

async function shownOf(row: StoredTimestamp, lines: LedgerLine[]): Promise<StampShown> {
  const { seq, askedAt, authority, token, digest } = row;
  const known = { seq, askedAt, authority };
  if (!token) return { ...known, state: 'waiting', stampedAt: null };
  const line = lines[seq - 1];
  const isOfLine = line !== undefined && hashOfLine(line.line) === digest;
  const found = isOfLine ? await verified(row).catch(() => null) : null;
  if (!found) return { ...known, state: 'unverified', stampedAt: null };
  return { ...known, ...found, state: 'verified' };
}

type Change = (part: { authority: string }) => Promise<void>;

export const stampActions = (change: Change): StampActions => ({
  async onAuthority(address) {
    const url = URL.parse(address);
    if (address !== '' && (url?.protocol !== 'https:' || url.username !== '')) return 'invalid';
    // Nothing may be waited for before this: the browser only asks in answer to a click.
    const isAllowed = url === null || (await allowSites([registryPattern(url.href)]).catch(() => false));
    if (!isAllowed) return 'no-access';
    await change({ authority: url?.href ?? '' });
    return url ? 'saved' : 'removed';
  },
  requestStamp: () =>
    told(async () => {
      const { authority } = await evidenceSettings.load();
      if (authority === '') throw new PortError('no-authority');
      const asked = await ask(authority);
      return acceptAnswer(await askAuthority(authority, asked.request), [asked]);
    }),
  async saveRequest() {
    try {
      const { authority } = await evidenceSettings.load();
      const { request } = await ask(authority);
      download(new Blob([request], { type: 'application/timestamp-query' }), FILE);
      return { state: 'saved', file: FILE };
    } catch (error) {
      return { state: 'failed', ...failed(error) };
    }
  },
  addAnswer: (file) =>
    told(async () => {
      const waiting = (await evidenceStore.timestamps()).filter(({ token }) => token === null);
      return acceptAnswer(new Uint8Array(await file.arrayBuffer()), waiting);
    }),
});

/**
 * Makes a request for the last line and keeps it, so that its answer is known again; the one that waits already where
 * there is one. @throws PortError nothing-to-stamp, already-stamped
 */
async function ask(authority: string): Promise<StoredTimestamp> {
  const last = await evidenceStore.lastLine();
  if (!last) throw new PortError('nothing-to-stamp');
  const known = (await evidenceStore.timestamps()).find(
    (row) => row.seq === last.seq && row.authority === authority,
  );
  if (known?.token) throw new PortError('already-stamped');
  if (known) return known;
  const digest = hashOfLine(last.line);
  const request = timestampRequest(digest);
  const askedAt = new Date().toISOString();
  const row: StoredTimestamp = { seq: last.seq, digest, request, token: null, authority, askedAt };
  await evidenceStore.putTimestamp(row);
  return row;
}

async function told(work: () => Promise<StampFound>) {
  try {
    const { stampedAt, authority } = await work();
    return { state: 'stamped' as const, stampedAt, authority };
  } catch (error) {
    return { state: 'failed' as const, ...failed(error) };
  } finally {
    await tellLedger();
  }
}
