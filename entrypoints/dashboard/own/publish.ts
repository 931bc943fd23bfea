import type { PublishActions, PublishingFacts } from '../../../components/index.ts';
import { keepKey, PortError, type Publishing, publishOwn, restoreKey } from '../../../utils/flows/index.ts';
import { formatDay, type Language, pageWords } from '../../../utils/i18n/index.ts';
import { announce, download } from '../../../utils/platform/index.ts';
import { fingerprintOf, signingKeyOf, zipOf } from '../../../utils/registry/index.ts';
import { publishingStore as store } from '../../../utils/storage/index.ts';
import { NAMELESS, own } from '../../shared/own.ts';
import { registryShelf } from '../../shared/shelf.ts';
import { sitePage } from './site-page.ts';

/** How publishing stands. */
export async function loadFacts(): Promise<PublishingFacts> {
  const [kept, found] = await Promise.all([store.load(), own.find()]);
  const { counts = {}, about, log } = found?.current ?? {};
  const entries = Object.entries(counts).filter(([kind]) => kind !== 'about');
  return {
    title: found?.title ?? '',
    description: about?.description ?? '',
    by: kept.by,
    keyId: kept.pem ? (await signingKeyOf(kept.pem)).id : null,
    backedUp: kept.backedUp,
    fingerprint: kept.root && fingerprintOf(kept.root),
    last: kept.head,
    changes: (log?.lines ?? 0) - (kept.head?.log.lines ?? 0),
    entries: entries.reduce((sum, [, n]) => sum + n, 0),
  };
}

/** What the page can do, each followed by `changed`. */
export const publishActions = (language: Language, changed: () => void): PublishActions => {
  const then =
    <A extends unknown[], T>(work: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      const result = await work(...given);
      changed();
      return result;
    };
  return {
    onNames: then(async ({ title, description, by }) => {
      await store.change((kept) => ({ ...kept, by: by.trim() }));
      await own.rename(title.trim() || NAMELESS, description.trim());
      await announce('registries');
    }),
    onMakeKey: then(async () => void (await keepKey(store))),
    onBackup: async () => {
      const { pem } = await store.load();
      if (pem) download(new Blob([pem], { type: 'application/x-pem-file' }), 'stadtspur-key.pem');
    },
    onBackedUp: then(async () => void (await store.change((kept) => ({ ...kept, backedUp: true })))),
    onRestore: then(async (file) => {
      try {
        await restoreKey(await file.text(), store);
        return null;
      } catch (error) {
        return error instanceof PortError ? error.code : 'invalid';
      }
    }),
    onPublish: then(async () => {
      try {
        const ports = { shelf: registryShelf, store, clock: () => new Date() };
        const { head } = await publishOwn(await own.find(), ports);
        await downloadZip(await store.load(), language);
        return head.sequence;
      } catch {
        return null;
      }
    }),
    onAgain: async () => downloadZip(await store.load(), language),
  };
};

async function downloadZip({ files, head, root }: Publishing, language: Language): Promise<void> {
  const found = await own.find();
  if (!head || !root || !found) return;
  const page = sitePage(
    {
      title: found.title,
      description: found.current?.about.description ?? '',
      fingerprint: fingerprintOf(root),
      lines: head.entries,
      issued: formatDay(head.issued, language),
      files: files.map(({ name }) => name),
      language,
    },
    pageWords(language).own,
  );
  const index = { name: 'index.html', data: new TextEncoder().encode(page) };
  const zip = new Blob([zipOf([...files, index])], { type: 'application/zip' });
  download(zip, `${found.id}-${head.sequence}.zip`);
}
