import type { Asset } from '../../../utils/model/index.ts';
import type { Stamp } from '../fetch/polite.ts';
import type { Journal } from '../folder/journal.ts';
import type { Article } from '../web/article.ts';

/** What an import has done, in its order; `end` closes a round, after which the same import looks for what is new. */
export type ImportRecord =
  | { t: 'list'; url: string; stamp: Stamp }
  | { t: 'page'; url: string; stamp: Stamp; article: Article }
  | { t: 'medium'; url: string; asset: Asset }
  | { t: 'failed'; url: string; error: string }
  | { t: 'end'; at: string; failed: number };

type PageRecord = Extract<ImportRecord, { t: 'page' }>;

/** A journal as an import asks it: what of this round is done, and what earlier rounds brought. */
export type Memory = {
  /** Of this round: not to be asked for again. */
  pageNow(url: string): PageRecord | null;
  pageBefore(url: string): PageRecord | null;
  medium(url: string): Asset | null;
  /** Errors of this round by address. */
  failed: Map<string, string>;
  /** Of the list, when the last round went without a failure. */
  listStamp(url: string): Stamp;
  note(record: ImportRecord): void;
};

export function memoryOf(journal: Journal<ImportRecord>): Memory {
  const ended = journal.records.findLastIndex(({ t }) => t === 'end');
  const [before, now] = [new Map<string, PageRecord>(), new Map<string, PageRecord>()];
  const media = new Map<string, Asset>();
  const lists = new Map<string, Stamp>();
  const failed = new Map<string, string>();
  const remember = (record: ImportRecord, isNow: boolean) => {
    if (record.t === 'page') (isNow ? now : before).set(record.url, record);
    if (record.t === 'medium') media.set(record.url, record.asset);
    if (record.t === 'list' && !isNow) lists.set(record.url, record.stamp);
    if (record.t === 'failed' && isNow) failed.set(record.url, record.error);
  };
  journal.records.forEach((record, at) => {
    remember(record, at > ended);
  });
  const end = journal.records[ended];
  const wasClean = end?.t === 'end' && end.failed === 0;
  return {
    pageNow: (url) => now.get(url) ?? null,
    pageBefore: (url) => before.get(url) ?? null,
    medium: (url) => media.get(url) ?? null,
    failed,
    listStamp: (url) => (wasClean ? (lists.get(url) ?? {}) : {}),
    note(record) {
      journal.append(record);
      remember(record, true);
    },
  };
}
