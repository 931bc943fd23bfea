// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type DetailActions, DetailView } from '../../../components/index.ts';
import type { Loaded } from '../../../components/pages/types.ts';
import type { Finding } from '../../../utils/model/index.ts';
import { findingOf } from '../evidence/samples.ts';
import { button, change, click, draw, one, text, words } from './samples.tsx';

beforeEach(() => {
  URL.createObjectURL ??= () => 'blob:x';
  URL.revokeObjectURL ??= () => {};
});

const settle = () => new Promise((done) => setTimeout(done, 5));

describe('one finding', () => {
  const onRemove = vi.fn<DetailActions['onRemove']>();
  beforeEach(() => void onRemove.mockReset().mockResolvedValue());
  const actions: DetailActions = {
    onRemove,
    onCheck: async () => ({ state: 'failed', code: 'internal' }),
    onSupport: async () => ({ state: 'done' }),
    fileText: async () => null,
    onSaveFile: async () => undefined,
  };
  const show = (
    finding: Loaded<Finding | undefined>,
    picture = async (): Promise<string | null> => 'blob:1',
  ) =>
    draw(
      <DetailView
        finding={finding}
        standing={{ state: 'ready', value: null }}
        words={words()}
        picture={picture}
        actions={actions}
      />,
    );
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

  const reason = (app: HTMLElement) => one<HTMLSelectElement>(app, '[data-testid="remove-reason"]');

  it('is deleted only after a question, and only with a reason', async () => {
    const app = await show(ready(findingOf()));
    const dialog = one<HTMLDialogElement>(app, 'dialog');
    await click(button(app, 'Delete finding …'));
    expect([dialog.open, onRemove.mock.calls.length]).toEqual([true, 0]);
    expect(text(dialog)).toContain('A signed line stays in the ledger');
    await click(button(dialog, 'Cancel'));
    expect([dialog.open, onRemove.mock.calls.length]).toEqual([false, 0]);
    await click(button(app, 'Delete finding …'));
    await click(button(dialog, 'Delete for good'));
    expect(onRemove).not.toHaveBeenCalled();
    await change(reason(app), 'duplicate');
    await change(one<HTMLInputElement>(app, '[data-testid="remove-why"]'), '  see no. 3 ', 'input');
    await click(button(dialog, 'Delete for good'));
    expect(onRemove.mock.calls).toEqual([
      [{ finding: findingOf().id, reason: 'duplicate', why: 'see no. 3' }],
    ]);
    expect(app.querySelector('[role="alert"]')).toBeNull();
  });

  it('says that it is still there when the deletion failed', async () => {
    onRemove.mockRejectedValue(new Error('database'));
    const app = await show(ready(findingOf()));
    await click(button(app, 'Delete finding …'));
    await change(reason(app), 'mistake');
    await click(button(app, 'Delete for good'));
    await settle();
    expect(text(one(app, '[role="alert"]'))).toContain('It is still there');
  });
});
