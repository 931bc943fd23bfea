// Subscriptions in the browser, over a real static server with ETag and over one that lies. Whatever it sends, the last
// good registry stays in use and matches.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Head, Line } from '../../utils/model/index.ts';
import { makeSigningKey, packedOf } from '../../utils/registry/index.ts';
import { accountLine, type Bytes, type Publisher, startPublisher } from '../flows/publisher.ts';
import { ADDRESSES } from '../replica/case.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { builtExtension } from './harness/workspace.ts';
import { type RegistryHost, startRegistryHost } from './registry-host.ts';
import { textOf } from './support.ts';

const HOST = 'http://127.0.0.1/*';
const TITLE = 'Register <img src=x onerror=alert(1)>';

let harness: Harness;
let host: RegistryHost;
let publisher: Publisher;
let dashboard: Page;
let timeline: Page;
const folder = mkdtempSync(join(tmpdir(), 'stadtspur-sync-'));

/** A driver cannot answer Chromium's question for an optional host: the copy under test asks for it in its manifest. */
function extensionUnderTest(): { extension?: string } {
  if (inject('kind') === 'firefox') return {};
  cpSync(builtExtension('chrome'), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.host_permissions.push(HOST);
  writeFileSync(file, JSON.stringify(manifest));
  return { extension: folder };
}

/** An account that posts in the replica and that no other registry knows, and others that nobody sees. */
const lines = (n: number): Line[] => [
  accountLine('neighbour', { handle: 'wetterblick_nb', url: 'https://x.com/wetterblick_nb' }),
  ...Array.from({ length: n }, (_, i) => accountLine(`office-${i}`)),
];

beforeAll(async () => {
  host = await startRegistryHost();
  publisher = await startPublisher({ title: TITLE });
  await publisher.publish(lines(9));
  host.files = new Map(publisher.files);
  harness = await launch(inject('kind'), extensionUnderTest());
  if (inject('kind') === 'firefox') await harness.grantHost(HOST);
  timeline = await harness.open(ADDRESSES.xHome);
  dashboard = await harness.extensionPage('/dashboard.html#/registry');
});
afterAll(async () => {
  await harness?.close();
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

const CARD = '[data-registry="musterhausen"]';
const press = async (selector: string, name: RegExp) => {
  const pattern = name.source;
  await until(`a button ${name}`, () =>
    dashboard.evaluate(
      (where, words) => {
        const found = [...document.querySelectorAll<HTMLButtonElement>(`${where} button`)].find(
          (one) => new RegExp(words).test(one.innerText) && !one.disabled,
        );
        found?.click();
        return found !== undefined;
      },
      selector,
      pattern,
    ),
  );
};
const attribute = (selector: string, name: string) =>
  dashboard.evaluate(
    (where, key) => document.querySelector(where)?.getAttribute(key) ?? null,
    selector,
    name,
  );
const fact = (name: string) => textOf(dashboard, `${CARD} [data-fact="${name}"]`);
const checked = async (wanted: RegExp) => {
  await press(CARD, /Check now/);
  return until(`the last check to be ${wanted}`, async () => wanted.test(await fact('last')));
};

/** True when the account of the registry is known on a page that is read anew. */
async function isMatched(): Promise<boolean> {
  await timeline.bringToFront();
  await timeline.reload();
  const badges = await harness.waitForBadges(timeline, (all) => all.some(({ kind }) => kind === 'quiet'));
  return badges.length > 0;
}

async function look(typed: string) {
  const field = await until('the address field', () => dashboard.$('[data-testid="registry-address"]'));
  await dashboard.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('[data-testid="registry-address"]');
    if (input) input.value = '';
  });
  await field.type(typed);
  await (await dashboard.$('[data-testid="subscribe"] form button'))?.click();
}

describe('subscribing', () => {
  it('says what is wrong with an address, and what to do', async () => {
    await look(`${host.address}nowhere/`);
    await until(
      'the failure',
      async () => (await attribute('[data-testid="subscribe"] .notice', 'data-code')) === 'missing-file',
    );
    await look('http://registry.example/');
    await until('the refusal', async () =>
      /not the address of a registry/.test(await textOf(dashboard, '[data-testid="subscribe"] .notice')),
    );
  });

  it('shows what the registry says of itself and compares the fingerprint', async () => {
    await look(`${host.address}#${'f'.repeat(64)}`);
    const compared = () => attribute('[data-compared]', 'data-compared');
    await until('the offer', async () => (await compared()) === 'different');
    await look(`${host.address}#${publisher.fingerprint}`);
    await until('the right one', async () => (await compared()) === 'equal');
    expect(await attribute('[data-testid="fingerprint"]', 'data-value')).toBe(publisher.fingerprint);
    expect(await textOf(dashboard, '[data-testid="offer"]')).toContain('Stadtarchiv Musterhausen');
    expect(await textOf(dashboard, '[data-testid="offer"]')).toContain(TITLE);
  });

  it('puts it into use, in open pages too', async () => {
    await press('[data-testid="offer"]', /^Subscribe/);
    await until('the registry in the list', () => dashboard.$(CARD));
    expect(await textOf(dashboard, `${CARD} h2`)).toBe(TITLE);
    expect(await isMatched()).toBe(true);
  });

  it('asks without cookies and without saying from where', () => {
    for (const { headers } of host.requests) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
  });
});

describe('a sync', () => {
  it('asks for the head only when nothing is new', async () => {
    host.requests.length = 0;
    await checked(/nothing new/);
    expect(host.requests.map(({ name, status }) => `${name} ${status}`)).toEqual(['head.json 304']);
    expect(host.requests[0]?.headers['if-none-match']).toMatch(/^"/);
  });

  it('fetches the changes and tells who changed what and why', async () => {
    await publisher.publish(lines(10).toSpliced(2, 1), { why: 'office closed' });
    host.files = new Map(publisher.files);
    host.requests.length = 0;
    await checked(/2 changes/);
    expect(host.requests.map(({ name }) => name)).toContain(publisher.deltaName());
    expect(await fact('version')).toBe('2');
    const page = await harness.extensionPage('/dashboard.html#/registry/musterhausen');
    const rows = await until('the changes', async () => {
      const found = await page.$$eval('[data-change]', (all) => all.map((one) => one.textContent ?? ''));
      return found.length >= 2 ? found : null;
    });
    expect(rows.join('\n')).toMatch(/withdrawn.*Stadtarchiv.*office closed/);
    await page.type('[data-testid="entry-search"]', 'wetterblick');
    await until(
      'the entry',
      async () =>
        (
          await page.$$eval('[data-entry]', (all) => all.map((one) => one.getAttribute('data-entry')))
        ).join() === 'neighbour',
    );
    expect(await textOf(page, '[data-entry="neighbour"]')).toMatch(
      /Source: Test source[\s\S]*Added by Stadtarchiv/,
    );
    await page.close();
  });

  it('comes by its alarm when it is due', async () => {
    await publisher.publish(lines(11));
    host.files = new Map(publisher.files);
    await harness.inExtension(makeDue, 'musterhausen');
    await until('the next version', async () => (await fact('version')) === '3', 20_000);
  });
});

const changed = (bytes: Bytes, at = Math.floor(bytes.length / 2)): Bytes =>
  bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
const bomb = () => packedOf('0'.repeat(8 * 1024 * 1024));

/** Each goes on from the last good publication and spoils what the device fetches next. */
const faults: Record<string, [code: string, spoil: (by: Publisher) => Promise<unknown>]> = {
  forged: [
    'bad-signature',
    async (by) => by.files.set('head.json', changed(by.files.get('head.json') as Bytes)),
  ],
  'signed by a foreign key': [
    'too-few-signatures',
    async (by) => by.forgeHead({ sequence: 9 }, [await makeSigningKey()]),
  ],
  'rolled back': ['rolled-back', async (by) => by.forgeHead({ sequence: 1 })],
  'fast-forwarded': ['fast-forwarded', async (by) => by.forgeHead({ sequence: 8_000_000 })],
  truncated: [
    'truncated',
    async (by) => {
      await by.publish(lines(12));
      by.files.delete(by.deltaName());
      by.files.set(by.snapshotName(), (by.files.get(by.snapshotName()) as Bytes).slice(0, -9));
    },
  ],
  oversized: ['too-large', async (by) => by.files.set('head.json', new Uint8Array(5000))],
  'a gzip bomb that says so': [
    'gzip-bomb',
    async (by) => {
      const { data, packed } = await bomb();
      await by.serve(data, packed);
    },
  ],
  'a gzip bomb that lies about it': [
    'gzip-bomb',
    async (by) => {
      const { data, packed } = await bomb();
      await by.serve(data, { ...packed, inflated: 1000 });
    },
  ],
  'of another schema version': [
    'wrong-spec',
    async (by) => by.forgeHead({ spec: 'stadtspur-registry/9' as Head['spec'] }),
  ],
  'with a wrong state hash': [
    'wrong-state',
    async (by) => {
      const { snapshot } = await by.publish(lines(12));
      await by.forgeHead({ stateHash: '2'.repeat(64), snapshot: { ...snapshot, stateHash: '2'.repeat(64) } });
    },
  ],
  'with a 404 in the middle': [
    'missing-file',
    async (by) => {
      await by.publish(lines(12));
      by.files.delete(by.deltaName());
      by.files.delete(by.snapshotName());
    },
  ],
};

/** Lies of the server itself, about a good publication. */
const lies: Record<
  string,
  [code: string, lie: (name: string) => { status: number; headers?: Record<string, string> } | null]
> = {
  'redirects elsewhere': [
    'network',
    (name) =>
      name === 'head.json' ? { status: 302, headers: { location: 'https://x.com/head.json' } } : null,
  ],
  'is too busy': ['http-status', () => ({ status: 503, headers: { 'retry-after': '7200' } })],
};

describe('refused in words, the last good registry in use:', () => {
  const failedWith = async (code: string) => {
    await press(CARD, /Check now/);
    await until(
      `the failure ${code}`,
      async () => (await attribute(`${CARD} [data-testid="failure"]`, 'data-code')) === code,
    );
    expect(await textOf(dashboard, `${CARD} [data-testid="failure"]`)).toContain(
      'What was in use stays in use.',
    );
    expect(await fact('version')).toBe('3');
    expect(await isMatched()).toBe(true);
    await dashboard.bringToFront();
  };

  it.each(Object.entries(faults))('%s', async (_, [code, spoil]) => {
    const forked = publisher.fork();
    await spoil(forked);
    host.files = new Map(forked.files);
    await failedWith(code);
  });

  it.each(Object.entries(lies))('a host that %s', async (_, [code, lie]) => {
    host.lie = (name, response) => {
      const told = lie(name);
      if (told) response.writeHead(told.status, told.headers).end();
      return told !== null;
    };
    await failedWith(code);
    host.lie = () => false;
  });

  it('by a host without access, until it is allowed again', async () => {
    await harness.revokeHost(HOST);
    await failedWith('no-permission');
    expect(await textOf(dashboard, CARD)).toContain('Access to its address was taken away.');
    await harness.grantHost(HOST);
    host.files = new Map(publisher.files);
    await checked(/nothing new/);
  });
});

describe('an update', () => {
  it('that takes away most is held until the user decides', async () => {
    const forked = publisher.fork();
    await forked.publish(lines(3));
    host.files = new Map(forked.files);
    await press(CARD, /Check now/);
    const held = () => textOf(dashboard, `${CARD} [data-testid="held"]`);
    expect(await held()).toMatch(/8 of 12 entries would go/);
    expect(await isMatched()).toBe(true);
    await dashboard.bringToFront();
    await press(CARD, /Keep what is in use/);
    await until('the decision', async () => /Update 4 is not used/.test(await textOf(dashboard, CARD)));
    expect(await fact('version')).toBe('3');
    await press(CARD, /Use the update/);
    await until('the update', async () => (await fact('version')) === '4');
    expect(await isMatched()).toBe(true);
    await dashboard.bringToFront();
    publisher = forked;
  });

  it('that brings a script in a title shows it as text', async () => {
    const name = '<script>alert(1)</script><img src=x onerror=alert(2)>';
    await publisher.publish([...lines(3), accountLine('script', { name })]);
    host.files = new Map(publisher.files);
    await checked(/1 change/);
    const page = await harness.extensionPage('/dashboard.html#/registry/musterhausen');
    await page.waitForSelector('[data-entry="script"]');
    expect(await textOf(page, '[data-entry="script"] strong')).toBe(name);
    expect(await page.$$('.entries img, .changes img, main script')).toEqual([]);
    await page.close();
  });

  it('that never comes leaves it stale, in use, and says since when', async () => {
    await publisher.publish([...lines(4)], {
      issued: '2026-10-01T00:00:00Z',
      expires: '2026-10-02T00:00:00Z',
    });
    host.files = new Map(publisher.files);
    await press(CARD, /Check now/);
    await until('the end of its time', async () =>
      (await fact('freshness')).includes('stale since 2 October 2026'),
    );
    expect(await isMatched()).toBe(true);
    await dashboard.bringToFront();
  });

  it('that brings handles which look alike says so when its entries are looked through', async () => {
    const url = 'https://x.com/stadtmuster';
    const twins = [
      accountLine('plain', { handle: 'stadtmuster', url }),
      accountLine('cyrillic', { handle: 'st\u0430dtmuster', url }),
    ];
    await publisher.publish([...lines(4), ...twins]);
    host.files = new Map(publisher.files);
    await checked(/changes/);
    const page = await harness.extensionPage('/dashboard.html#/registry/musterhausen');
    await page.waitForSelector('[data-testid="look-through"]');
    await page.click('[data-testid="look-through"]');
    await page.waitForSelector('[data-flag="confusable-handle"]');
    const pair = await textOf(page, '[data-flag="confusable-handle"] li');
    expect(pair).toContain('stadtmuster');
    expect(pair).toContain('st\u0430dtmuster');
    expect(await page.$('[data-flag="mixed-scripts"]')).not.toBeNull();
    await page.close();
    await dashboard.bringToFront();
  });
});

describe('another registry of the same id', () => {
  it('is refused in words, by address and as a zip', async () => {
    const thief = await startPublisher();
    await thief.publish(lines(1));
    host.files = new Map(thief.files);
    await look(host.address);
    await until('the refusal', async () =>
      /another registry under the same name/.test(await textOf(dashboard, '[data-testid="offer"]')),
    );
    const zip = join(folder, 'publication.zip');
    writeFileSync(zip, zipSync(Object.fromEntries(thief.files)));
    const input = await dashboard.$('[data-testid="registry-file"]');
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(zip);
    await until('the same of the zip', async () =>
      /another registry under the same name/.test(await textOf(dashboard, '.import [data-testid="offer"]')),
    );
    host.files = new Map(publisher.files);
  });
});

describe('offline', () => {
  it('all registries stay in use, the bundled one too', async () => {
    await host.close();
    await press(CARD, /Check now/);
    await until(
      'the failure',
      async () => (await attribute(`${CARD} [data-testid="failure"]`, 'data-code')) === 'network',
    );
    expect(await isMatched()).toBe(true);
    const tweet = await harness.open(ADDRESSES.tweetNews);
    await harness.waitForBadges(tweet, (all) => all.some(({ kind }) => kind === 'match'));
    await tweet.close();
  });

  it('a removed subscription is gone, its host given back', async () => {
    await dashboard.bringToFront();
    await dashboard.evaluate(() => void location.assign('#/registry/musterhausen'));
    await until('the page of the registry', () => dashboard.$('[data-registry-detail]'));
    await press('[data-registry-detail]', /^Remove …/);
    await press('dialog', /Remove for good/);
    await until(
      'the list without it',
      async () => (await dashboard.$('h1')) !== null && (await dashboard.$(CARD)) === null,
    );
  });
});

/** Runs in a page of the extension: a subscription is due now, and its alarm rings in a second. */
async function makeDue(id: string): Promise<void> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  const db = await settle(indexedDB.open('stadtspur'));
  const store = db.transaction('shelf', 'readwrite').objectStore('shelf');
  const row = await settle(store.get(id));
  row.sync.nextAt = '2020-01-01T00:00:00Z';
  await settle(store.put(row));
  db.close();
  type Api = { alarms: { create(name: string, info: object): unknown } };
  const api = (Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')) as Api;
  await api.alarms.create('sync', { when: Date.now() + 1000 });
}
