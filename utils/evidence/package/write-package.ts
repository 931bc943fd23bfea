import type { Finding } from '../../model/index.ts';
import type { StandingOf } from '../csv/index.ts';
import { bytesOfBase64, keyIdOf, publicPem } from '../ledger/index.ts';
import { type LedgerFacts, ledgerFacts } from '../ledger-facts.ts';
import { reportHtml } from '../report/index.ts';
import { type WaczSource, writeWacz } from '../wacz/index.ts';
import { type ZipFile, zipOf } from '../zip/index.ts';
import { type Bag, bagOf, encoded } from './bag.ts';
import { captureFiles, readChecked } from './captures.ts';
import type { PackageFault } from './faults.ts';
import { artefactPath, topFolderOf } from './names.ts';
import { PackageError, type PackageOptions, type PackageResult, type PackageSource } from './source.ts';
import { csvLines, csvMetadata, ndjsonLines } from './tables.ts';
import { verifyText } from './verify-text.ts';

/** A package on its way: nothing is read before the stream is. */
export type WrittenPackage = {
  /** File name: that of the top folder, and `.zip`. */
  name: string;
  stream: ReadableStream<Uint8Array>;
  /** Settles with the stream: rejected where it was broken off or could not be written. */
  result: Promise<PackageResult>;
};

type Work = { source: PackageSource; bag: Bag; facts: LedgerFacts; faults: PackageFault[]; report(): void };

const utf8 = new TextEncoder();

/**
 * Writes findings with all their files as BagIt 1.0 (RFC 8493) in a ZIP, as it is read: what it holds in memory is one
 * finding, one file and a line for each file. Every file is hashed as it is read; one that is missing or altered is left
 * out and named in `data/faults.ndjson`, README.html and the result.
 * @throws PackageError (through the stream) gone; the signal's reason when it is aborted
 */
export function writePackage(source: PackageSource, options: PackageOptions = {}): WrittenPackage {
  const { promise, resolve, reject } = Promise.withResolvers<PackageResult>();
  // Whoever only reads the stream hears of the failure there.
  promise.catch(() => undefined);
  const top = topFolderOf(source.caseName, source.now);
  const progress = { done: 0, total: source.ids.length, bytes: 0 };
  const work: Work = {
    source,
    bag: bagOf(top),
    facts: ledgerFacts(source.ledger, source.origins),
    faults: [],
    report: () => {
      progress.done++;
      options.onProgress?.({ ...progress });
    },
  };
  const parts = zipOf(files(work), source.now);
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          options.signal?.throwIfAborted();
          const { done, value } = await parts.next();
          if (value) {
            progress.bytes += value.length;
            controller.enqueue(value);
          }
          if (!done) return;
          controller.close();
          resolve(resultOf(work, progress.bytes));
        } catch (error) {
          controller.error(error);
          reject(error);
          await parts.return();
        }
      },
      async cancel(reason) {
        reject(reason);
        await parts.return();
      },
    },
    { highWaterMark: 0 },
  );
  return { name: `${top}.zip`, stream, result: promise };
}

const resultOf = ({ bag, faults, facts, source }: Work, bytes: number): PackageResult => ({
  findings: source.ids.length,
  // The two that no manifest names.
  files: bag.files() + 2,
  bytes,
  faults,
  head: facts.head,
});

async function* files(work: Work): AsyncGenerator<ZipFile> {
  const { source, bag, facts, faults } = work;
  yield bag.text('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  for await (const finding of findingsOf(source)) {
    yield* captureFiles(finding, source, facts.sealed, bag, (fault) => faults.push(fault));
    work.report();
  }
  yield* lists(work);
  if (faults.length > 0) yield bag.text('data/faults.ndjson', linesOf(faults));
  yield* tags(work);
}

/** Where a finding stands in its ledger; one of another device by its key. */
const standingOf =
  ({ lines, foreign }: LedgerFacts): StandingOf =>
  ({ id }) => {
    const key = foreign.get(id);
    return { seq: key ? null : (lines.get(id) ?? null), from: key ? keyIdOf(key) : null };
  };

/** Findings that are asked for before it is their turn: a store answers many at once as fast as one. */
const AHEAD = 16;

/** The findings in their order, read anew each time: all of them do not fit into memory. */
async function* findingsOf({ ids, find }: PackageSource): AsyncGenerator<Finding> {
  const coming: Promise<Finding | null>[] = [];
  for (const [at, id] of ids.entries()) {
    for (const next of ids.slice(at + coming.length, at + AHEAD)) {
      const read = find(next);
      // Whoever stops early hears of no failure of those that were still to come.
      read.catch(() => undefined);
      coming.push(read);
    }
    const finding = await coming.shift();
    if (!finding) throw new PackageError('gone', id);
    yield finding;
  }
}

const linesOf = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

function* lists({ source, bag, facts }: Work): Generator<ZipFile> {
  const { ledger, origins } = source;
  yield bag.streamed('data/ledger.ndjson', encoded(ledger.values().map(({ line }) => `${line}\n`)));
  yield bag.streamed('data/ledger.sig', encoded(ledger.values().map(({ signature }) => `${signature}\n`)));
  const chosen = new Set(source.ids);
  const taken = origins.filter(({ finding }) => chosen.has(finding));
  if (taken.length > 0) yield bag.text('data/origins.ndjson', linesOf(taken));
  yield bag.streamed('data/captures.ndjson', encoded(ndjsonLines(findingsOf(source))));
  yield bag.streamed('data/captures.csv', encoded(csvLines(findingsOf(source), standingOf(facts))));
  yield bag.text('data/captures.csv-metadata.json', csvMetadata());
  if (source.wacz) yield bag.streamed('data/archive.wacz', writeWacz(waczOf(source)));
}

const waczOf = (source: PackageSource): WaczSource => ({
  title: source.caseName,
  software: `Stadtspur ${source.software}`,
  now: source.now,
  findings: () => findingsOf(source),
  async bytes(finding, sha256) {
    const blob = await source.blob(finding, sha256).catch(() => undefined);
    const read = blob && (await readChecked(blob).catch(() => null));
    // What is wrong has been told where it was written.
    return read && read.found === sha256 ? (read.bytes ?? null) : null;
  },
});

async function* tags(work: Work): AsyncGenerator<ZipFile> {
  const { source, bag, facts } = work;
  const times = new Map<number, number>();
  for (const { seq, request, token } of source.stamps) {
    const nth = (times.get(seq) ?? 0) + 1;
    times.set(seq, nth);
    // One line can be stamped by several authorities.
    const path = `timestamps/line-${seq}${nth > 1 ? `-${nth}` : ''}`;
    yield await bag.whole(`${path}.tsq`, request);
    if (token) yield await bag.whole(`${path}.tsr`, token);
  }
  yield bag.text('bag-info.txt', bagInfo(work));
  yield bag.text('capture-key.pem', publicPem(source.publicKey));
  yield bag.streamed('README.html', encoded(readme(work)));
  const { head, count: lines } = facts;
  const key = keyIdOf(source.publicKey);
  yield bag.text('VERIFY.txt', verifyText({ key, head, lines, stamps: answered(source) }));
  yield bag.streamed('manifest-sha256.txt', encoded(bag.manifest()));
  const tagManifest = utf8.encode(bag.tagManifest());
  const signature = await source.sign(tagManifest);
  yield bag.unlisted('tagmanifest-sha256.txt', tagManifest);
  yield bag.unlisted('tagmanifest-sha256.txt.sig', bytesOfBase64(signature));
}

const answered = ({ stamps }: PackageSource) => stamps.filter(({ token }) => token).map(({ seq }) => seq);

function bagInfo({ source, bag, facts }: Work): string {
  const name = source.caseName.replace(/\p{Cc}+/gu, ' ').trim();
  return [
    `External-Description: Stadtspur evidence package${name && `, case ${name}`}`,
    `Bag-Software-Agent: Stadtspur ${source.software}`,
    `Bagging-Date: ${source.now.toISOString().slice(0, 10)}`,
    `Bagging-Time: ${source.now.toISOString()}`,
    `Payload-Oxum: ${bag.oxum()}`,
    `Findings: ${source.ids.length}`,
    `Ledger-Lines: ${facts.count}`,
    `Ledger-Head: ${facts.head}`,
    '',
  ].join('\n');
}

function readme({ source, facts, faults }: Work): AsyncGenerator<string> {
  const absent = new Set(faults.map(({ path }) => path));
  const pathOf = (...[finding, artefact, place]: Parameters<typeof artefactPath>) => {
    const path = artefactPath(finding, artefact, place);
    return absent.has(path) ? null : path;
  };
  const { language, caseName, now, software, publicKey } = source;
  const common = { language, caseName, now, software, publicKey, ledger: facts, faults };
  const findings = () => findingsOf(source);
  return reportHtml({ ...common, count: source.ids.length, findings, picture: pathOf, path: pathOf }, true);
}
