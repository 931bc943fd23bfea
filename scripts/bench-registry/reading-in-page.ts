// Runs in a page of the extension: the real store, the real shelf, registries of any size.
import { openDB } from 'idb';
import { type GenerationFacts, NEVER_SYNCED } from '../../utils/flows/registry-ports.ts';
import type { Change, Line } from '../../utils/model/index.ts';
import {
  chained,
  checkFile,
  followChanges,
  type LogEnd,
  linesOf,
  type NamedLine,
  NO_LOG,
  nameOfLine,
  openEntries,
  packedOf,
  parseChange,
  parseLine,
  textOf,
} from '../../utils/registry/index.ts';
import { nameAddress } from '../../utils/sites/index.ts';
import { createShelf } from '../../utils/storage/index.ts';

const ID = 'bench-registry';
const AT = '2026-11-25T00:00:00Z';
const shelf = createShelf(nameAddress);
const idOf = (n: number) => `a${String(n).padStart(7, '0')}`;

/** A profile as an import from Wikidata makes it: some 400 bytes, found by three keys. */
function accountLine(n: number, handle = `stadt${n}`): Line {
  return {
    kind: 'account',
    // In the order of RFC 8785, so that the plain JSON of it is canonical: a million are to be made quickly.
    value: {
      added: { at: AT, by: 'bench' },
      handle,
      id: idOf(n),
      name: `Stadtverwaltung Musterhausen ${n}`,
      numericId: String(1_000_000_000 + n),
      owner: `Stadt Musterhausen ${n}`,
      platform: 'twitter',
      role: 'city',
      source: { title: 'Wikidata', url: `https://www.wikidata.org/wiki/Q${n}` },
      url: `https://x.com/${handle}`,
      use: 'official',
    },
  };
}

const lineOf = (n: number) => accountLine(n);

const facts = (part: Partial<GenerationFacts> = {}): GenerationFacts => ({
  version: '1',
  sequence: 1,
  head: null,
  headHash: null,
  log: NO_LOG,
  made: AT,
  ...part,
});

const timed = async <T>(work: () => Promise<T>): Promise<[ms: number, T]> => {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
};

/** The packed snapshot of so many lines, made in a stream. */
async function snapshotOf(count: number) {
  if (JSON.stringify(lineOf(1)) !== textOf(lineOf(1))) throw new Error('not canonical');
  let inflated = 0;
  const encoder = new TextEncoder();
  let n = 0;
  const text = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      // A stream by itself never lets the page answer in between.
      await new Promise((done) => setTimeout(done));
      if (n >= count) return controller.close();
      const until = Math.min(count, n + 5000);
      let chunk = '';
      for (; n < until; n++) chunk += `${JSON.stringify(lineOf(n))}\n`;
      const bytes = encoder.encode(chunk);
      inflated += bytes.length;
      controller.enqueue(bytes);
    },
  });
  const data = new Uint8Array(
    await new Response(text.pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  );
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { data, packed: { sha256, bytes: data.length, inflated } };
}

/** The first sync: a snapshot is checked, unpacked, read, indexed and put into use. */
export async function firstSync(count: number) {
  const { data, packed } = await snapshotOf(count);
  async function* lines(): AsyncGenerator<NamedLine> {
    for await (const text of linesOf(data, packed, 'snapshot'))
      yield { text, line: parseLine(text, 'snapshot') };
  }
  const [ms] = await timed(async () => {
    await checkFile(data, packed, 'snapshot');
    await shelf.save(shelved());
    await shelf.swap(ID, await shelf.stage(ID, lines(), facts()));
  });
  return { ms, packed: packed.bytes, inflated: packed.inflated };
}

/** What a background does that was just started: open the registry and answer for one post. */
export async function coldLoad(count: number) {
  const [ms, found] = await timed(async () => {
    const entries = openEntries([await shelf.open(ID)], nameAddress);
    return entries.settled(() => entries.accounts(`x:@stadt${count - 1}`));
  });
  return { ms, found: found.length };
}

/** Look-ups in the index, half of them of what is there: microseconds of each, in groups, and of whole entries. */
export async function lookUps(count: number, groups: number, each: number) {
  const open = await shelf.open(ID);
  const entries = openEntries([open], nameAddress);
  const keys = Array.from({ length: groups * each }, (_, n) => {
    const some = Math.floor(Math.random() * count);
    return n % 2 ? `a:x:@stadt${some}` : `a:x:@nobody${some}`;
  });
  const probes: number[] = [];
  let hits = 0;
  for (let group = 0; group < groups; group++) {
    const start = performance.now();
    for (let n = 0; n < each; n++) hits += open.has(keys[group * each + n] ?? '') ? 1 : 0;
    probes.push(((performance.now() - start) * 1000) / each);
  }
  const whole: number[] = [];
  for (let n = 0; n < 300; n++) {
    const some = Math.floor(Math.random() * count);
    const [ms] = await timed(() => entries.settled(() => entries.accounts(`x:@stadt${some}`)));
    whole.push(ms);
    entries.trim();
  }
  Reflect.set(globalThis, 'kept', entries);
  return { probes, whole, hits };
}

/** A delta as it comes: checked, unpacked, read, followed, staged and put into use. */
export async function applyDelta(count: number, changes: number) {
  const current = (await shelf.get(ID))?.current;
  if (!current) throw new Error('nothing in use');
  const step = Math.floor(count / changes);
  const before = new Map(
    Array.from({ length: changes }, (_, n) => lineOf(n * step)).map((line) => [
      nameOfLine(line),
      textOf(line),
    ]),
  );
  const lines = Array.from({ length: changes }, (_, n) => accountLine(n * step, `neu${n}`));
  const made = chained(lines, before, { by: 'bench', at: AT, why: 'renamed' }, current.log);
  const { data, packed } = await packedOf(made.map((one) => `${textOf(one)}\n`).join(''));
  const [ms] = await timed(async () => {
    await checkFile(data, packed, 'delta');
    const read: Change[] = [];
    const follow = followChanges(current.log, current.stateHash, 'delta');
    for await (const text of linesOf(data, packed, 'delta')) {
      const change = parseChange(text, 'delta');
      follow.add(change);
      read.push(change);
    }
    const log: LogEnd = follow.end.log;
    await shelf.swap(ID, await shelf.stageChanges(ID, read, facts({ version: '2', sequence: 2, log })));
  });
  const entries = openEntries([await shelf.open(ID)], nameAddress);
  const found = await entries.settled(() => [
    ...entries.accounts('x:@neu7'),
    ...entries.accounts(`x:@stadt${7 * step}`),
  ]);
  return { ms, found: found.map(({ entry }) => entry.value.id) };
}

/** The alternative: a row for each entry, found through an index of the database. */
export async function rowForEach(count: number) {
  const db = await openDB('bench-rows', 1, {
    upgrade(made) {
      made.createObjectStore('rows', { keyPath: 'id' }).createIndex('handle', 'handle');
    },
  });
  const [write] = await timed(async () => {
    const tx = db.transaction('rows', 'readwrite', { durability: 'relaxed' });
    for (let n = 0; n < count; n++) void tx.store.put(lineOf(n).value);
    await tx.done;
  });
  const looks: number[] = [];
  for (let n = 0; n < 300; n++) {
    const handle = `stadt${Math.floor(Math.random() * count)}`;
    const [ms] = await timed(() => db.getFromIndex('rows', 'handle', handle));
    looks.push(ms);
  }
  db.close();
  return { write, looks };
}

const shelved = () => ({
  id: ID,
  kind: 'published' as const,
  title: 'Bench',
  enabled: true,
  since: AT,
  address: null,
  fingerprint: null,
  root: null,
  sync: NEVER_SYNCED,
});
