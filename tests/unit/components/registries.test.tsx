// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import {
  type FlagShown,
  type Found,
  type ImportResult,
  ImportSection,
  type LookResult,
  type OfferShown,
  RegistriesView,
  type RegistryActions,
  RegistryDetail,
  type RegistryRow,
  type SubscribeResult,
  SubscribeSection,
} from '../../../components/index.ts';
import type { Language } from '../../../utils/i18n/index.ts';
import type { Head, Line, Root } from '../../../utils/model/index.ts';
import { accountLine } from '../../flows/publisher.ts';
import { button, change, click, draw, one, text, words } from './samples.tsx';

const settle = () => new Promise((done) => setTimeout(done, 5));
const fingerprint = '0123456789abcdef'.repeat(4);
const root: Root = {
  spec: 'stadtspur-registry/1',
  type: 'root',
  id: 'musterhausen',
  title: 'Register',
  version: 1,
  issued: '2026-11-01T00:00:00Z',
  keys: [{ id: 'ABCDEF0123456789', key: `${'A'.repeat(43)}=`, holder: 'Stadtarchiv' }],
  root: { keys: ['ABCDEF0123456789'], threshold: 1 },
  head: { keys: ['ABCDEF0123456789'], threshold: 1 },
};
const head = {
  issued: '2026-11-01T00:00:00Z',
  expires: '2030-12-01T00:00:00Z',
  entries: 1234,
  snapshot: { inflated: 2_500_000 },
} as Head;

const row = (part: Partial<RegistryRow> = {}): RegistryRow => ({
  id: 'musterhausen',
  kind: 'published',
  title: 'Register',
  description: undefined,
  licence: 'CC0-1.0',
  enabled: true,
  since: '2026-11-01T00:00:00Z',
  address: 'https://registry.example/',
  fingerprint,
  root,
  version: '7',
  counts: { about: 1, account: 2, withdrawn: 1 },
  bytes: 2_500_000,
  head,
  staleSince: null,
  last: { state: 'unchanged', at: new Date(Date.now() - 2 * 3_600_000).toISOString(), changes: 0 },
  nextAt: null,
  refused: null,
  previous: null,
  noAccess: false,
  progress: null,
  ...part,
});

const actions = () =>
  ({
    onSwitch: vi.fn().mockResolvedValue(undefined),
    onCheck: vi.fn().mockResolvedValue(undefined),
    onAccept: vi.fn().mockResolvedValue(undefined),
    onRefuse: vi.fn().mockResolvedValue(undefined),
    onRevert: vi.fn().mockResolvedValue(undefined),
    onRemove: vi.fn().mockResolvedValue(undefined),
    onAllow: vi.fn().mockResolvedValue(undefined),
  }) satisfies RegistryActions;

const list = (part: Partial<RegistryRow> = {}, on = actions(), language: Language = 'en') =>
  draw(
    <RegistriesView registries={{ state: 'ready', value: [row(part)] }} words={words(language)} actions={on}>
      {null}
    </RegistriesView>,
  );
const fact = (app: HTMLElement, name: string) => text(one(app, `[data-fact="${name}"]`));

describe('a registry in the list', () => {
  it('says where it is from, how fresh, how large, under which licence', async () => {
    const app = await list();
    expect(text(app)).toContain('https://registry.example/');
    expect(fact(app, 'freshness')).toBe('current, checked 2 hours ago; holds until 1 December 2030');
    expect(text(app)).toContain('2 accounts, 0 media');
    expect(text(app)).toContain('1 entry withdrawn');
    expect(text(app)).toMatch(/2\.5\s?MB/);
    expect(text(app)).toContain('CC0-1.0');
    expect(fact(await list({}, actions(), 'de'), 'freshness')).toMatch(/^aktuell, geprüft vor 2 Stunden/);
  });

  it('that is stale says since when, in words and by a sign', async () => {
    const app = await list({ staleSince: '2026-03-03T12:00:00Z' });
    expect(fact(app, 'freshness')).toMatch(/^⚠ stale since 3 March 2026/);
  });

  it.each([
    [{ state: 'never' as const }, 'not checked yet'],
    [{ state: 'updated' as const, at: new Date().toISOString(), changes: 3 }, 'updated just now: 3 changes'],
    [{ state: 'updated' as const, at: new Date().toISOString(), changes: 0 }, 'updated just now'],
  ])('tells the last check: %o', async (last, expected) => {
    expect(fact(await list({ last }), 'last')).toBe(expected);
  });

  it('tells a failure with what to do, which file, and when it is tried again', async () => {
    const last = {
      state: 'failed' as const,
      at: new Date().toISOString(),
      code: 'rolled-back',
      file: 'head.json',
      detail: '6 < 7',
    };
    const failure = text(
      one(
        await list({ last, nextAt: new Date(Date.now() + 900_500).toISOString() }),
        '[data-testid="failure"]',
      ),
    );
    expect(failure).toContain('older state');
    expect(failure).toContain('What was in use stays in use.');
    expect(failure).toContain('The next try is in 15 minutes.');
    expect(failure).toContain('head.json (6 < 7)');
  });

  it('shows how far a sync is', async () => {
    const app = await list({ progress: { phase: 'snapshot', done: 500, total: 2000 } });
    expect(text(one(app, '.working'))).toContain('500 of 2000 lines');
    expect(one<HTMLProgressElement>(app, 'progress').value).toBe(500);
    expect(button(app, 'Check now: Register').disabled).toBe(true);
  });

  it('asks about an update that takes away much', async () => {
    const on = actions();
    const last = {
      state: 'held' as const,
      at: '2026-11-01T00:00:00Z',
      sequence: 8,
      vanish: 30,
      of: 40,
      entries: 10,
    };
    const app = await list({ last }, on);
    expect(text(one(app, '[data-testid="held"]'))).toContain('30 of 40 entries would go');
    await click(button(app, 'Keep what is in use'));
    await click(button(app, 'Use the update'));
    expect(on.onRefuse).toHaveBeenCalledWith('musterhausen');
    expect(on.onAccept).toHaveBeenCalledWith('musterhausen');
  });

  it('can be switched off and checked; what fails is told', async () => {
    const on = actions();
    on.onSwitch.mockRejectedValue(new Error('disk'));
    const app = await list({}, on);
    await click(button(app, 'Check now: Register'));
    expect(on.onCheck).toHaveBeenCalledWith('musterhausen');
    expect(app.querySelector('[role="alert"]')).toBeNull();
    await click(button(app, 'Switch off Register'));
    await vi.waitFor(() => expect(text(one(app, '[role="alert"]'))).toContain('stays as it was'));
    expect(on.onSwitch).toHaveBeenCalledWith('musterhausen', false);
  });

  it('asks for access that was taken away', async () => {
    const on = actions();
    await click(button(await list({ noAccess: true }, on), 'Allow access'));
    expect(on.onAllow).toHaveBeenCalledWith('https://registry.example/');
  });

  it('from a file has no check and no address; one’s own has a page of its own', async () => {
    const app = await list({ kind: 'file', address: null, head: null });
    expect(app.querySelectorAll('button')).toHaveLength(1);
    expect(fact(app, 'freshness')).toBe('a file has no date until which it holds');
    const own = await list({ kind: 'own', address: null });
    expect(one<HTMLAnchorElement>(own, '.actions a').getAttribute('href')).toBe('#/own');
  });
});

describe('one registry', () => {
  const show = (
    part: Partial<RegistryRow> = {},
    {
      lines = [] as Line[],
      on = actions(),
      flags = async (): Promise<FlagShown[]> => [],
      search = vi.fn(async (_: string): Promise<Found> => ({ lines, more: false })),
    } = {},
  ) =>
    draw(
      <RegistryDetail
        row={{ state: 'ready', value: row(part) }}
        changes={{
          state: 'ready',
          value: [
            {
              n: 2,
              what: 'withdrawn',
              kind: 'asset',
              title: 'Bridge',
              by: 'Archive',
              at: '2026-11-01T00:00:00Z',
              why: 'wrong picture',
            },
            {
              n: 1,
              what: 'added',
              kind: 'account',
              title: 'City',
              by: 'Archive',
              at: '2026-11-01T00:00:00Z',
              why: '',
            },
          ],
        }}
        words={words()}
        actions={on}
        onSearch={search}
        onLook={flags}
      />,
    );

  it('shows on demand what to look at, with what to do about it', async () => {
    const flags = vi.fn(
      async (): Promise<FlagShown[]> => [
        { code: 'confusable-handle', n: 22, some: [{ titles: ['City', 'Cіty'], detail: 'city / cіty' }] },
      ],
    );
    const app = await show({}, { flags });
    expect(flags).not.toHaveBeenCalled();
    click(button(app, 'Look through the entries'));
    await settle();
    expect(text(one(app, '[data-flag] h3'))).toBe('22 pairs of handles that look alike');
    expect(text(one(app, '[data-flag] li'))).toBe('City · Cіtycity / cіty');
    expect(text(one(app, '[data-flag]'))).toContain('Open both profiles');
    expect(text(one(app, '[data-flag]'))).toContain('and 21 more');
  });

  it('shows the fingerprint in groups, and who holds which key', async () => {
    const app = await show();
    const groups = [...one(app, '.fingerprint').children].map((each) => text(each).trim());
    expect([groups.length, groups.join('')]).toEqual([16, fingerprint]);
    expect(text(one(app, '.keys'))).toContain('Stadtarchivupdates, new keysABCDEF0123456789');
  });

  it('tells what changed, by whom, when and why', async () => {
    const rows = [...(await show()).querySelectorAll('[data-change]')].map(text);
    expect(rows).toEqual([
      'withdrawnBridge mediumArchive, 1 November 2026wrong picture',
      'addedCity accountArchive, 1 November 2026no reason stated',
    ]);
  });

  it('tells of each entry why it is there, and shows markup as text', async () => {
    const lines: Line[] = [
      accountLine('a', {
        name: '<img src=x onerror=alert(1)>',
        note: 'a note',
        source: { title: 'Imprint', url: 'https://stadt.example/', date: '2021-03-03' },
      }),
      {
        kind: 'withdrawn',
        value: {
          of: 'asset',
          id: 'b',
          title: 'Bridge',
          at: '2026-11-01T00:00:00Z',
          by: 'Archive',
          why: 'wrong',
        },
      },
    ];
    const app = await show({}, { lines });
    await vi.waitFor(() => expect(app.querySelectorAll('[data-entry]')).toHaveLength(2));
    expect(app.querySelector('.entries img')).toBeNull();
    const [first, second] = [...app.querySelectorAll('[data-entry]')].map(text);
    expect(first).toContain('<img src=x onerror=alert(1)>');
    expect(first).toContain('Source: Imprint, 3 March 2021');
    expect(first).toContain('Added by Stadtarchiv, 1 November 2026');
    expect(first).toContain('Note: a note');
    expect(second).toContain('Withdrawn by Archive, 1 November 2026: wrong');
  });

  it('asks before it is removed; goes back only where there is something to go back to', async () => {
    const on = actions();
    const app = await show({ previous: '6' }, { on });
    await click(button(app, 'Back to the version before'));
    expect(on.onRevert).toHaveBeenCalledWith('musterhausen');
    expect(on.onRemove).not.toHaveBeenCalled();
    await click(button(app, 'Remove for good'));
    expect(on.onRemove).toHaveBeenCalledWith('musterhausen');
    expect(() => button(document.body, 'gone')).toThrow();
    const bundled = await show({ kind: 'bundled', fingerprint: null, root: null });
    expect(text(bundled)).not.toContain('Back to the version before');
    expect([...bundled.querySelectorAll('.actions button')].map(text)).not.toContain('Remove …');
    expect(text(bundled)).toContain('Nobody signed this registry');
  });
});

describe('subscribing', () => {
  const offer = (part: Partial<OfferShown> = {}): OfferShown => ({
    address: 'https://registry.example/',
    fingerprint,
    expected: null,
    root,
    head,
    taken: null,
    ...part,
  });
  async function look(
    result: LookResult,
    subscribed: SubscribeResult = { state: 'done', title: 'Register' },
  ) {
    const onSubscribe = vi.fn(async (_: OfferShown) => subscribed);
    const onLook = vi.fn(async (_: string) => result);
    const app = await draw(<SubscribeSection words={words()} onLook={onLook} onSubscribe={onSubscribe} />);
    await change(one<HTMLInputElement>(app, '[data-testid="registry-address"]'), 'registry.example', 'input');
    await click(button(app, 'Look at it'));
    await settle();
    return { app, onLook, onSubscribe };
  }
  const compared = (app: HTMLElement) => app.querySelector('[data-compared]')?.getAttribute('data-compared');
  const type = (app: HTMLElement, value: string) =>
    change(one<HTMLInputElement>(app, '[data-testid="compare"]'), value, 'input');

  it('shows title, keys, fingerprint, entries and size first', async () => {
    const { app, onLook, onSubscribe } = await look({ state: 'offered', offer: offer() });
    expect(onLook).toHaveBeenCalledWith('registry.example');
    const shown = text(one(app, '[data-testid="offer"]'));
    for (const part of ['Register', 'Stadtarchiv', '1,234', '0123 4567']) expect(shown).toContain(part);
    expect(shown).toMatch(/2\.5\s?MB/);
    expect(onSubscribe).not.toHaveBeenCalled();
  });

  it('says what it means not to compare, and compares what is typed in any form', async () => {
    const { app, onSubscribe } = await look({ state: 'offered', offer: offer() });
    expect(compared(app)).toBe('trust');
    await type(app, fingerprint.toUpperCase().replace(/(.{4})/g, '$1 '));
    expect(compared(app)).toBe('equal');
    await type(app, fingerprint.slice(0, 20));
    expect(compared(app)).toBeUndefined();
    expect(text(app)).toContain('20 of 64 digits so far');
    await type(app, `${fingerprint.slice(0, 20)}f${fingerprint.slice(21)}`);
    expect(compared(app)).toBe('different');
    expect(button(app, 'Subscribe').disabled).toBe(true);
    await type(app, fingerprint);
    await click(button(app, 'Subscribe'));
    await settle();
    expect(onSubscribe).toHaveBeenCalledOnce();
    expect(text(app)).toContain('Subscribed to “Register”');
  });

  it('compares with the fingerprint that came with the address', async () => {
    const wrong = { state: 'offered' as const, offer: offer({ expected: 'f'.repeat(64) }) };
    expect(compared((await look(wrong)).app)).toBe('different');
    expect(compared((await look({ state: 'offered', offer: offer({ expected: fingerprint }) })).app)).toBe(
      'equal',
    );
  });

  it('refuses another registry of the same id in words', async () => {
    const taken = { title: 'Mine', by: 'other' as const };
    const { app } = await look({ state: 'offered', offer: offer({ taken }) });
    expect(text(app)).toContain('another registry under the same name');
    expect(() => button(app, 'Subscribe')).toThrow();
  });

  it.each<[LookResult, string]>([
    [{ state: 'invalid', text: 'x y' }, '“x y” is not the address of a registry'],
    [{ state: 'no-access', host: 'registry.example' }, 'was not allowed to ask registry.example'],
    [{ state: 'failed', code: 'missing-file', file: 'root-1.json', detail: '404' }, 'A file is not there'],
    [{ state: 'failed', code: 'unheard-of' }, 'An unexpected error'],
  ])('says what was wrong: %o', async (result, expected) => {
    expect(text((await look(result)).app)).toContain(expected);
  });
});

describe('a file', () => {
  const show = async (result: ImportResult) => {
    const app = await draw(
      <ImportSection
        words={words()}
        onImport={async () => result}
        onSubscribe={async () => ({ state: 'done', title: 'X' })}
      />,
    );
    const input = one<HTMLInputElement>(app, '[data-testid="registry-file"]');
    Object.defineProperty(input, 'files', { value: [new File(['{}'], 'r.json')] });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    return app;
  };

  it('that is flawed has each flaw named with its place', async () => {
    const flaws = [
      { path: 'accounts[3].handle', code: 'too-long' as const, bound: '120' },
      { path: '', code: 'not-json' as const, bound: 'line 3, column 7' },
      ...Array.from({ length: 20 }, (_, i) => ({ path: `topics[${i}].title`, code: 'missing' as const })),
    ];
    const status = one(await show({ state: 'flawed', flaws }), '.import [role="status"]');
    expect(text(status)).toContain('The registry in use stays as it was.');
    const items = [...status.querySelectorAll('li')].map((item) => text(item).trim());
    expect(items.slice(0, 2)).toEqual([
      'accounts[3].handle is too long, at most 120',
      'The file is not JSON line 3, column 7',
    ]);
    expect([items.length, items.at(-1)]).toEqual([13, 'and 10 more']);
  });

  it.each<[string, ImportResult, string]>([
    [
      'done',
      { state: 'done', title: 'City', version: '2' },
      '“City”, version 2, is in use. It came from a file that nobody signed.',
    ],
    ['a full disk', { state: 'failed', code: 'disk-full', detail: 'x' }, 'The disk is full'],
    ['no zip', { state: 'failed', code: 'not-zip', file: 'r.zip' }, 'neither JSON nor a zip'],
  ])('tells how it went: %s', async (_, result, expected) => {
    expect(text(await show(result))).toContain(expected);
  });

  it('that is a publication is looked at first', async () => {
    const offer = { address: null, fingerprint, expected: null, root, head, taken: null };
    expect(text(await show({ state: 'offered', offer }))).toContain('What it says of itself');
  });
});
