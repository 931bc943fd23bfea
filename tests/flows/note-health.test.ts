import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { noteHealth } from '../../utils/flows/index.ts';
import type { HealthReport } from '../../utils/model/index.ts';
import { closeDatabase, healthLog, listFindings, listHealth } from '../../utils/storage/index.ts';
import { findingOf } from '../unit/evidence/samples.ts';
import { emptyDatabase } from './capture-samples.ts';

beforeEach(emptyDatabase);

let now = new Date(2026, 10, 24, 23, 30);
const note = (part: Partial<HealthReport> = {}) =>
  noteHealth(
    healthLog,
    () => now,
  )({
    type: 'report-health',
    site: 'twitter',
    state: 'reading',
    matched: 0,
    view: 'v',
    before: null,
    added: { posts: 3, author: 3, permalink: 2, time: 3, text: 1, media: 0 },
    unread: {},
    ...part,
  });

beforeEach(() => {
  now = new Date(2026, 10, 24, 23, 30);
});

describe('the log of reading', () => {
  it('adds up the reports of a site and day', async () => {
    await note();
    await note({ before: 'reading', state: 'reading', unread: { permalink: 2 } });
    await note({ unread: { permalink: 1, error: 1 } });
    expect(await listHealth()).toEqual([
      {
        day: '2026-11-24',
        site: 'twitter',
        pages: { reading: 2 },
        coverage: { posts: 9, author: 9, permalink: 6, time: 9, text: 3, media: 0 },
        unread: { permalink: 3, error: 1 },
      },
    ]);
  });

  it('counts a page once, in the state that was told last', async () => {
    await note({ state: 'blind' });
    await note({ before: 'blind', state: 'partly' });
    await note({ before: 'partly', state: 'reading' });
    const [row] = await listHealth();
    expect(row?.pages).toEqual({ blind: 0, partly: 0, reading: 1 });
  });

  it('keeps days and sites apart, newest day first, by the clock of the user', async () => {
    await note();
    await note({ site: 'facebook' });
    now = new Date(2026, 10, 25, 0, 10);
    // A page that was opened before midnight: its former state stands in yesterday's row.
    await note({ before: 'reading', state: 'blind' });
    expect((await listHealth()).map(({ day, site, pages }) => [day, site, pages])).toEqual([
      ['2026-11-25', 'twitter', { blind: 1 }],
      ['2026-11-24', 'twitter', { reading: 1 }],
      ['2026-11-24', 'facebook', { reading: 1 }],
    ]);
  });

  it('loses nothing of reports that come at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, () => note()));
    expect((await listHealth())[0]?.coverage.posts).toBe(60);
  });
});

describe('a database of the first version', () => {
  it('keeps its findings and gets the log', async () => {
    await closeDatabase();
    indexedDB.deleteDatabase('stadtspur');
    const first = await openDB('stadtspur', 1, {
      upgrade(db) {
        const findings = db.createObjectStore('findings', { keyPath: 'id' });
        findings.createIndex('ref', 'ref');
        findings.createIndex('number', 'number', { unique: true });
        db.createObjectStore('blobs');
        db.createObjectStore('counters');
        db.createObjectStore('registries', { keyPath: 'document.id' });
      },
    });
    const finding = { ...findingOf({ id: '00000000-0000-4000-8000-000000000001' }), number: 1 };
    await first.put('findings', finding);
    first.close();
    expect(await listFindings()).toEqual([finding]);
    await note();
    expect(await listHealth()).toHaveLength(1);
  });
});
