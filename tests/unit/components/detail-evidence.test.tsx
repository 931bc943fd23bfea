// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type DetailActions, DetailView, type Standing } from '../../../components/index.ts';
import type { Finding } from '../../../utils/model/index.ts';
import { sealedFinding } from '../evidence/samples.ts';
import { button, change, draw, one, click as press, text, words } from './samples.tsx';

const settled = () => act(() => new Promise<void>((done) => setTimeout(done)));
const click = async (target: HTMLElement) => {
  await press(target);
  await settled();
};

const actions = {
  onRemove: vi.fn<DetailActions['onRemove']>(),
  onCheck: vi.fn<DetailActions['onCheck']>(),
  onSupport: vi.fn<DetailActions['onSupport']>(),
  fileText: vi.fn<DetailActions['fileText']>(),
  onSaveFile: vi.fn<DetailActions['onSaveFile']>(),
};
beforeEach(() => {
  URL.revokeObjectURL ??= () => {};
  for (const action of Object.values(actions)) action.mockReset();
});

const standing: Standing = {
  line: { seq: 12, at: '2026-11-22T20:00:05.000Z' },
  foreign: null,
  record: 'cd'.repeat(32),
  stamp: null,
  supports: [],
};
const show = (finding: Finding, part: Partial<Standing> = {}, language: 'de' | 'en' = 'en') =>
  draw(
    <DetailView
      finding={{ state: 'ready', value: finding }}
      standing={{ state: 'ready', value: { ...standing, ...part } }}
      words={words(language)}
      picture={async () => 'blob:1'}
      actions={actions}
    />,
  );
const part = (app: HTMLElement, name: string) => one(app, `[data-testid="${name}"]`);
const captions = (app: HTMLElement) => [...app.querySelectorAll('.evidence figcaption')].map(text);

describe('the evidence of a finding', () => {
  it('says of each picture what it is, and of the one put together whether it is sure', async () => {
    const said = captions(await show(sealedFinding()));
    expect(said[0]).toContain(
      'put together from 2 pictures of the window, unsure: the page was scrolled meanwhile',
    );
    expect(said.slice(1)).toEqual([
      'Picture 1',
      'Picture 2: 91% of the rows it shares are equal',
      'Picture or video as served · https://pics.example/1.jpg',
      'Poster of a video',
      'Video at second 0.5',
      'Video at second 12.25',
    ]);
    const { shot } = sealedFinding();
    const sure = shot && { ...shot, stitch: 'sure' as const, reasons: [] };
    expect(captions(await show(sealedFinding({ shot: sure }), {}, 'de'))[0]).toContain(
      'aus 2 Bildern des Fensters zusammengesetzt, sicher: Sie stimmen überall überein',
    );
  });

  it('names circumstances and notes, and says where no picture could be taken', async () => {
    const said = text(part(await show(sealedFinding({ shot: null })), 'circumstances'));
    for (const each of [
      'none could be taken',
      'broken off and completed later',
      'another type than the bytes have. (image/png)',
      'https://www.musterhausen.example/',
      'link or address, 1 redirect',
      'de-DE, en · de',
      'dark, zoom 125%',
      '1920 × 1080',
    ])
      expect(said).toContain(each);
    const { shot: _, circumstances: __, notes: ___, ...old } = sealedFinding();
    expect((await show({ ...old, schema: 1 })).querySelector('[data-testid="circumstances"]')).toBeNull();
  });

  it('shows markup only when asked, in a frame without any right, under a policy of its own', async () => {
    actions.fileText.mockResolvedValue('<script>1</script><p>Hafen</p>');
    const app = await show(sealedFinding());
    expect(app.querySelector('iframe')).toBeNull();
    await click(part(app, 'markup-show'));
    expect(actions.fileText.mock.calls).toEqual([[sealedFinding().id, '4'.repeat(64)]]);
    const frame = one<HTMLIFrameElement>(app, 'iframe');
    expect(frame.getAttribute('sandbox')).toBe('');
    expect(frame.getAttribute('title')).not.toBe('');
    const held = frame.getAttribute('srcdoc') ?? '';
    expect(held.indexOf("default-src 'none'")).toBeGreaterThan(0);
    expect(held.indexOf("default-src 'none'")).toBeLessThan(held.indexOf('<script>'));
    expect(held).not.toMatch(/script-src|connect-src|https?:/);
    await click(part(app, 'markup-save'));
    expect(actions.onSaveFile.mock.calls[0]?.[2]).toMatch(/\.html$/);
  });

  it('says that markup is not there', async () => {
    actions.fileText.mockRejectedValue(new Error('database'));
    const app = await show(sealedFinding());
    await click(part(app, 'markup-show'));
    expect(app.querySelector('iframe')).toBeNull();
    expect(text(one(app, '.markup .notice'))).toContain('not in the database');
  });
});

describe('record and ledger', () => {
  it('show hash, line and stamp, and that it is of another device', async () => {
    const stamp = { at: '2026-11-23T08:00:00.000Z', authority: 'Test TSA' };
    const said = text(part(await show(sealedFinding(), { stamp, foreign: '0123456789abcdef' }), 'record'));
    for (const each of [
      standing.record,
      'no. 12',
      'by Test TSA',
      'another device, with the key 0123456789abcdef',
    ])
      expect(said).toContain(each);
    const bare = text(part(await show(sealedFinding(), { line: null }), 'record'));
    expect(bare).toContain('none yet');
    expect(bare).not.toContain('another device');
  });

  it('are checked at a click; what does not agree is named', async () => {
    actions.onCheck.mockResolvedValueOnce({ state: 'checked', files: 9, faults: [] });
    const app = await show(sealedFinding());
    await click(part(app, 'check-finding'));
    expect(text(part(app, 'check-finding-status'))).toContain('✓ Record, signature, chain and 9 files');
    const fault = { of: 'finding' as const, finding: 'x', number: 7, code: 'record-changed' };
    actions.onCheck.mockResolvedValueOnce({ state: 'checked', files: 9, faults: [fault] });
    await click(part(app, 'check-finding'));
    expect(text(part(app, 'check-finding-status'))).toContain('Finding 7: the record is not the one');
    actions.onCheck.mockResolvedValueOnce({ state: 'failed', code: 'not-found' });
    await click(part(app, 'check-finding'));
    expect(text(part(app, 'check-finding-status'))).toContain('not there any more');
  });
});

describe('what else speaks for it', () => {
  const fill = (app: HTMLElement, form: string, values: Record<string, string>) =>
    Object.entries(values).reduce(async (before, [name, value]) => {
      await before;
      await change(
        one<HTMLInputElement>(app, `[data-testid="${form}"] input[name="${name}"]`),
        value,
        'input',
      );
    }, Promise.resolve());
  const submit = async (app: HTMLElement, form: string) => {
    await act(() => one<HTMLFormElement>(app, `[data-testid="${form}"]`).requestSubmit());
    await settled();
  };

  it('is listed, and noted with what it takes', async () => {
    actions.onSupport.mockResolvedValue({ state: 'done' });
    const app = await show(sealedFinding(), {
      supports: [{ kind: 'archived-copy', url: 'https://archive.example/1', note: 'same day' }],
    });
    expect(text(part(app, 'supports'))).toContain('Archived copy: https://archive.example/1 same day');
    await fill(app, 'support-archive', { url: ' https://archive.example/2 ', note: ' later ' });
    await submit(app, 'support-archive');
    const key = 'ABCDEF0123456789';
    await fill(app, 'support-second', { finding: sealedFinding().id.toUpperCase(), key });
    await submit(app, 'support-second');
    const id = sealedFinding().id;
    expect(actions.onSupport.mock.calls).toEqual([
      [id, { kind: 'archived-copy', url: 'https://archive.example/2', note: 'later' }],
      [id, { kind: 'second-capture', finding: id, key: key.toLowerCase(), note: '' }],
    ]);
    expect(text(part(app, 'support-status'))).toBe('Entered.');
  });

  it.each([
    ['support-archive', { url: 'javascript:alert(1)' }],
    ['support-archive', { url: 'https://user:pass@archive.example/' }],
    ['support-archive', { url: 'somewhere' }],
    ['support-second', { finding: 'no. 3', key: '0123456789abcdef' }],
    ['support-second', { finding: '00000000-0000-4000-8000-000000000001', key: 'short' }],
  ])('is refused in another form: %s %o', async (form, values) => {
    const app = await show(sealedFinding());
    await fill(app, form, values);
    await submit(app, form);
    expect(actions.onSupport).not.toHaveBeenCalled();
    expect(text(part(app, 'support-status'))).toContain('another form');
  });
});

describe('the limits', () => {
  it.each([
    ['en', 'That the server sent it so'],
    ['de', 'Dass der Server es so geschickt hat'],
  ] as const)('stand with every finding (%s)', async (language, said) => {
    expect(text(part(await show(sealedFinding(), {}, language), 'limits'))).toContain(said);
    expect(button(document, words(language).page.detail.remove)).toBeTruthy();
  });
});
