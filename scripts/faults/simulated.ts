import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { unwrap } from 'idb';
import { circumstances, facts, order, verdict } from '../../tests/flows/capture-samples.ts';
import { sha256Hex } from '../../utils/evidence/index.ts';
import {
  beginCapture,
  type CapturePorts,
  collectMedia,
  createLedger,
  type EvidenceStore,
  type JournalStore,
  resumeCaptures,
  sealCapture,
  stagePart,
  stageTile,
} from '../../utils/flows/index.ts';
import { sniffMedia } from '../../utils/platform/pixels/index.ts';
import { closeDatabase, database, evidenceStore, journalStore } from '../../utils/storage/index.ts';
import { randomFrom } from '../bench-matching/random.ts';
import { type Kept, type Outcome, outcomeOf } from './invariants.ts';
import { below, type Random } from './random.ts';

/** Ports of the real code that work until the process that they stand for dies. */
function mortal(random: Random, lifetime: number) {
  let left = lifetime;
  let die: () => void = () => undefined;
  const dead = new Promise<void>((done) => {
    die = done;
  });
  const never = new Promise<never>(() => undefined);
  /** A dead process answers nothing; at its last step it may have done its work, or a part of a transaction. */
  const wrap = <A extends unknown[], R>(work: (...all: A) => Promise<R>) => {
    return async (...all: A): Promise<R> => {
      if (left-- > 0) return work(...all);
      if (left < -1) return never;
      const how = below(random, 4) % 3;
      if (how === 1) await work(...all).catch(() => undefined);
      if (how === 2) {
        work(...all).catch(() => undefined);
        for (let ticks = below(random, 40); ticks > 0; ticks--) await new Promise(setImmediate);
      }
      await breakConnection();
      die();
      return never;
    };
  };
  const each = <T extends object>(store: T): T =>
    Object.fromEntries(Object.entries(store).map(([name, work]) => [name, wrap(work)])) as T;
  const store = each<EvidenceStore>(evidenceStore);
  const clock = () => new Date();
  return {
    dead,
    isDying: () => left < 0,
    journal: each<JournalStore>(journalStore),
    evidence: store,
    ledger: createLedger({ store, clock, lock: (work) => work(), software: '0' }),
    observer: { judgeMedia: wrap(async (posts) => posts.map(({ ref }) => verdict(ref))) },
    fetchMedia: wrap(async (url) => {
      const bytes = new TextEncoder().encode(url);
      return { bytes, mediaType: 'image/jpeg', fetchedAt: clock().toISOString() };
    }),
    sniff: sniffMedia,
    stitch: wrap(async ([first], { tiles: _, ...rest }) => ({
      report: { ...rest, stitch: 'sure', tiles: [] },
      picture: first ? { blob: first.blob, width: 8, height: 6 } : null,
    })),
    inlineMedia: (html) => html,
    clock,
    software: { extension: '0', browser: 'simulated' },
    timeZone: 'UTC',
    lock: () => (work) => work(),
  } satisfies CapturePorts & { dead: Promise<void>; isDying(): boolean };
}

/** What a killed process leaves of its open transactions: nothing. And it opens no new ones. */
async function breakConnection(): Promise<void> {
  Reflect.apply(forceCloseDatabase, undefined, [unwrap(await database())]);
  await closeDatabase().catch(() => undefined);
  const real = globalThis.indexedDB;
  globalThis.indexedDB = {
    open: () => {
      throw new DOMException('this process is dead', 'InvalidStateError');
    },
  } as unknown as IDBFactory;
  for (let ticks = 0; ticks < 60; ticks++) await new Promise(setImmediate);
  globalThis.indexedDB = real;
}

async function captureOnce(ports: CapturePorts): Promise<void> {
  const given = order({ circumstances });
  await beginCapture(ports)(given);
  const early = collectMedia(ports)(given).catch(() => undefined);
  const tile = { bytes: new Uint8Array(64), mediaType: 'image/png', fetchedAt: new Date().toISOString() };
  const place = { rect: { x: 0, y: 0, width: 8, height: 6 }, offset: { x: 0, y: 0 }, scale: 1 };
  for (let n = 0; n < 3; n++) await stageTile(ports)(given.capture, n, tile, place);
  const part = { role: 'markup' as const, n: 0, mediaType: 'text/html', url: null };
  for (const piece of [0, 1])
    await stagePart(ports)(given.capture, part, { piece, last: piece === 1, data: btoa(`<p>${piece}`) });
  await early;
  await sealCapture(ports)(given.capture, { shot: { ...facts, tiles: 3 }, missing: [] });
}

/** Steps of a whole capture, and those of them in which it is sealed: half of the kills fall among these. */
const STEPS = 30;
const SEALING = 12;

/**
 * Kills captures at random points between and inside of their steps, over a database in memory; half of the times also
 * the one that completes them.
 * @returns the outcome right after the kills, and after all that was left was completed
 */
export async function simulatedKills(kills: number, seed: number, tell: (done: number) => void) {
  const random = randomFrom(seed);
  const halves: string[] = [];
  let [sealed, incomplete, done] = [0, 0, 0];
  while (done < kills) {
    await freshDatabase();
    for (let n = 0; n < 10 && done < kills; n++) {
      const ports = mortal(random, below(random, 2) ? below(random, STEPS) : STEPS - below(random, SEALING));
      await untilDead(ports, captureOnce(ports));
      done++;
      if (below(random, 4) === 0) await resumed(mortal(random, below(random, STEPS)));
    }
    const after = await outcomeOf(await kept());
    await resumed(mortal(random, Number.POSITIVE_INFINITY));
    const end = await outcomeOf(await kept());
    halves.push(
      ...after.halves,
      ...end.halves,
      ...(end.incomplete ? [`${end.incomplete} not completed`] : []),
    );
    sealed += end.sealed;
    incomplete += after.incomplete;
    tell(done);
  }
  return { kills, sealed, incomplete, halves } satisfies Outcome & { kills: number };
}

/** Work of a process that may die: what it does while it dies can fail in any way. */
async function untilDead(
  { dead, isDying }: ReturnType<typeof mortal>,
  work: Promise<unknown>,
): Promise<void> {
  await Promise.race([work.catch(() => undefined), dead]);
  if (isDying()) await dead;
}

async function resumed(ports: ReturnType<typeof mortal>): Promise<void> {
  const resume = resumeCaptures({ journal: ports.journal, seal: sealCapture(ports) });
  await untilDead(
    ports,
    resume(() => true),
  );
}

/** A store of databases of its own: connections of dead processes would keep an old one from being deleted. */
async function freshDatabase(): Promise<void> {
  await closeDatabase().catch(() => undefined);
  globalThis.indexedDB = new IDBFactory();
}

async function kept(): Promise<Kept> {
  await closeDatabase().catch(() => undefined);
  const db = await database();
  const keys = await db.getAllKeys('blobs');
  const blobs = await Promise.all(
    keys.map(async ([finding, sha256]) => {
      const blob = await db.get('blobs', [finding, sha256]);
      return { finding, sha256, is: await sha256Hex((await blob?.arrayBuffer()) ?? new ArrayBuffer()) };
    }),
  );
  const staged = [...new Set((await db.getAllKeys('staging')).map(([capture]) => capture))];
  return {
    findings: await db.getAll('findings'),
    ledger: await db.getAll('ledger'),
    journal: (await db.getAllKeys('journal')) as string[],
    blobs,
    staged,
  };
}
