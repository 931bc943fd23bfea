// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DetailView, type ImportResult, RegistryView } from '../../../components/index.ts';
import type { Loaded } from '../../../components/pages/types.ts';
import type { Finding, Registry } from '../../../utils/model/index.ts';
import { findingOf } from '../evidence/samples.ts';
import { account, registry, website } from '../matching/samples.ts';
import { button, click, draw, one, text, words } from './samples.tsx';

beforeEach(() => {
  URL.createObjectURL ??= () => 'blob:x';
  URL.revokeObjectURL ??= () => {};
});

const settle = () => new Promise((done) => setTimeout(done, 5));

describe('one finding', () => {
  const onRemove = vi.fn<(id: string) => Promise<void>>();
  beforeEach(() => void onRemove.mockReset().mockResolvedValue());
  const show = (
    finding: Loaded<Finding | undefined>,
    picture = async (): Promise<string | null> => 'blob:1',
  ) => draw(<DetailView finding={finding} words={words()} picture={picture} onRemove={onRemove} />);
  const ready = (value: Finding | undefined): Loaded<Finding | undefined> => ({ state: 'ready', value });

  it.each<[string, Loaded<Finding | undefined>, string]>([
    ['loads', { state: 'loading' }, 'Loading …'],
    ['could not be read', { state: 'failed' }, 'The findings could not be read.'],
    ['is gone', ready(undefined), 'does not exist'],
  ])('that %s says so, and the way back stays', async (_, given, expected) => {
    const app = await show(given);
    expect(text(app)).toContain(expected);
    expect(one(app, 'a').getAttribute('href')).toBe('#/findings');
  });

  it('shows record, hashes and what is missing', async () => {
    const app = await show(ready(findingOf({ screenshotPartial: true }, { paidFor: 'Somebody' })));
    const said = text(app);
    for (const part of [
      'Finding no. 7',
      'Same picture as',
      '(computed from the id)',
      'Somebody',
      'x:1456553032246771727',
      'a'.repeat(64),
      'b'.repeat(64),
      '2026-11-22T21:00:00.000+01:00',
      'UTC 2026-11-22T20:00:00.000Z',
      'the picture server refused it (404)',
      'Screenshot of the visible part',
    ])
      expect(said).toContain(part);
    expect(app.querySelectorAll('.evidence img')).toHaveLength(3);
    expect(
      [...app.querySelectorAll<HTMLImageElement>('img')].filter(({ src }) => /^https?:/.test(src)),
    ).toEqual([]);
  });

  it('says what is not known, and that bytes are not there', async () => {
    const finding = findingOf(
      { matches: [], missing: [] },
      { author: null, permalink: null, key: null, derivedAt: null, text: '' },
    );
    const app = await show(ready(finding), async () => null);
    await settle();
    expect(text(app)).toContain('This post matched nothing when it was saved.');
    expect(text(app).match(/not in the page/g)).toHaveLength(5);
    expect(text(app).match(/The bytes are not in the database/g)).toHaveLength(3);
  });

  it('is deleted only after a question', async () => {
    const app = await show(ready(findingOf()));
    const dialog = one<HTMLDialogElement>(app, 'dialog');
    await click(button(app, 'Delete finding …'));
    expect([dialog.open, onRemove.mock.calls.length]).toEqual([true, 0]);
    await click(button(dialog, 'Cancel'));
    expect([dialog.open, onRemove.mock.calls.length]).toEqual([false, 0]);
    await click(button(app, 'Delete finding …'));
    await click(button(dialog, 'Delete for good'));
    expect(onRemove.mock.calls).toEqual([[findingOf().id]]);
    expect(app.querySelector('[role="alert"]')).toBeNull();
  });

  it('says that it is still there when the deletion failed', async () => {
    onRemove.mockRejectedValue(new Error('database'));
    const app = await show(ready(findingOf()));
    await click(button(app, 'Delete finding …'));
    await click(button(app, 'Delete for good'));
    await settle();
    expect(text(one(app, '[role="alert"]'))).toContain('It is still there');
  });
});

describe('the registries', () => {
  const onRemove = vi.fn<(id: string) => Promise<void>>().mockResolvedValue();
  const show = (
    rows: Registry[],
    onImport: () => Promise<ImportResult> = async () => ({ state: 'flawed', flaws: [] }),
    importedAt: string | null = null,
  ) =>
    draw(
      <RegistryView
        registries={{ state: 'ready', value: rows.map((document) => ({ document, importedAt })) }}
        words={words()}
        onImport={onImport}
        onRemove={onRemove}
      />,
    );
  async function choose(app: HTMLElement): Promise<HTMLElement> {
    const input = one<HTMLInputElement>(app, '[data-testid="registry-file"]');
    Object.defineProperty(input, 'files', { value: [new File(['{}'], 'r.json')] });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    return one(app, '.import [role="status"]');
  }

  it('say what they hold and where they are from; the bundled one cannot be removed', async () => {
    const app = await show([registry({ accounts: [account()], websites: [website()] })]);
    expect(text(app)).toContain('1 account, 0 media');
    expect(text(app)).toContain('comes with the extension');
    expect(app.querySelectorAll('.registry button')).toHaveLength(0);
    expect([...app.querySelectorAll('.entries .source')].map(text)).toEqual([
      'Source: Test source',
      'Source: Test source',
    ]);
  });

  it('that were imported can be removed', async () => {
    const app = await show([registry()], undefined, '2026-11-22T20:00:00.000Z');
    await click(button(app, 'Remove Test registry'));
    expect(onRemove).toHaveBeenCalledWith('test');
    expect(app.querySelector('[role="alert"]')).toBeNull();
  });

  it('that could not be removed are told to be in use still', async () => {
    onRemove.mockRejectedValueOnce(new Error('disk'));
    const app = await show([registry()], undefined, '2026-11-22T20:00:00.000Z');
    await click(button(app, 'Remove Test registry'));
    await vi.waitFor(() =>
      expect(app.querySelector('[role="alert"]')?.textContent).toContain('still in use'),
    );
  });

  it('name each flaw of a file with its place', async () => {
    const flaws = [
      { path: 'accounts[3].handle', code: 'too-long' as const, bound: '120' },
      { path: '', code: 'not-json' as const, bound: 'line 3, column 7' },
      ...Array.from({ length: 20 }, (_, i) => ({ path: `topics[${i}].title`, code: 'missing' as const })),
    ];
    const status = await choose(await show([], async () => ({ state: 'flawed', flaws })));
    expect(text(status)).toContain('The registry in use stays as it was.');
    const items = [...status.querySelectorAll('li')].map((item) => text(item).trim());
    expect(items.slice(0, 2)).toEqual([
      'accounts[3].handle is too long, at most 120',
      'The file is not JSON line 3, column 7',
    ]);
    expect([items.length, items.at(-1)]).toEqual([13, 'and 10 more']);
  });

  it.each<[string, ImportResult, string]>([
    ['done', { state: 'done', title: 'City', version: '2' }, '“City”, version 2, is in use.'],
    ['a full disk', { state: 'failed', code: 'disk-full', detail: 'x' }, 'The disk is full'],
  ])('tell how an import went: %s', async (_, result, expected) => {
    expect(text(await choose(await show([], async () => result)))).toContain(expected);
  });

  it('say that more entries are there than they list', async () => {
    const accounts = Array.from({ length: 250 }, (_, i) => account({ id: `a${i}` }));
    const app = await show([registry({ accounts, websites: [website()] })]);
    expect(app.querySelectorAll('.entries li').length).toBeGreaterThanOrEqual(200);
    expect(text(one(app, '.registry'))).toContain('and 51 more');
  });
});
