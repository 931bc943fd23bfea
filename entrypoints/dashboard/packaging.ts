import {
  ledgerFacts,
  type PackageSource,
  type ReportSource,
  reportHtml,
  signWith,
  writePackage,
} from '../../utils/evidence/index.ts';
import type { KeptKey } from '../../utils/flows/index.ts';
import type { Artefact, Finding } from '../../utils/model/index.ts';
import { extensionVersion } from '../../utils/platform/index.ts';
import { evidenceStore } from '../../utils/storage/index.ts';
import { ledger } from '../shared/evidence.ts';
import type { WritePackage, WriteReport, Written } from './exporting.ts';

/** A package of findings with all their files, written as it is read. */
export const packageOf: WritePackage = async (
  findings,
  { caseName, language, wacz },
  { onProgress, signal },
) => {
  const { key, ...kept } = await begun();
  const stamps = await evidenceStore.timestamps();
  const source: PackageSource = {
    ...kept,
    caseName: caseName || 'stadtspur',
    language,
    wacz,
    ids: findings.map(({ id }) => id),
    find: evidenceStore.find,
    blob: evidenceStore.blob,
    stamps: stamps.map(({ seq, request, token }) => ({ seq, request, token })),
    sign: (bytes) => signWith(key, bytes),
  };
  const { name, stream } = writePackage(source, { onProgress: ({ done }) => onProgress(done), signal });
  return { name, stream } as Written;
};

/** The report of findings as one file, with the pictures of the posts in it. */
export const reportOf: WriteReport = async (findings, { caseName, language }, { onProgress, signal }) => {
  const { key: _, ledger: lines, origins, ...kept } = await begun();
  let read = 0;
  const source: ReportSource = {
    ...kept,
    caseName: caseName || 'stadtspur',
    language,
    ledger: ledgerFacts(lines, origins),
    count: findings.length,
    // Read twice: for the overview, and for the details, which take the time.
    *findings() {
      for (const finding of findings) {
        signal.throwIfAborted();
        yield finding;
        onProgress(Math.max(0, ++read - findings.length));
      }
    },
    faults: [],
    picture: pictureAddress,
    path: () => null,
  };
  return { stream: encoded(reportHtml(source)) };
};

/** What a package and a report both tell of this device. */
async function begun() {
  await ledger.begin();
  const [lines, origins, key] = await Promise.all([
    evidenceStore.ledger(),
    evidenceStore.origins(),
    evidenceStore.key(),
  ]);
  const own = key as KeptKey;
  const software = extensionVersion();
  return { key: own, publicKey: own.public, ledger: lines, origins, now: new Date(), software };
}

/** Only the picture of the post: with every file in it no browser would open the report. */
async function pictureAddress({ id }: Finding, { role, sha256 }: Artefact): Promise<string | null> {
  const blob = role === 'screenshot' ? await evidenceStore.blob(id, sha256) : undefined;
  return blob ? dataAddress(blob) : null;
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
}

function encoded(parts: AsyncIterable<string>): Written['stream'] {
  const utf8 = new TextEncoder();
  const iterator = parts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(utf8.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
