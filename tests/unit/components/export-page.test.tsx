// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ExportView, FORMS, type Loaded, type OnImport, type OnRun } from '../../../components/index.ts';
import type { Finding } from '../../../utils/model/index.ts';
import { button, draw, findings, one, click as press, text, words } from './samples.tsx';

const settled = () => act(() => new Promise<void>((done) => setTimeout(done)));
const click = async (target: HTMLElement) => {
  await press(target);
  await settled();
};

const filter = { platform: '', signal: '', search: '' };
const onRun = vi.fn<OnRun>();
const onImport = vi.fn<OnImport>();
beforeEach(() => {
  onRun.mockReset();
  onImport.mockReset();
});

const show = (given: Loaded<Finding[]>, change: { filter?: typeof filter; forms?: typeof FORMS } = {}) =>
  draw(
    <ExportView
      findings={given}
      filter={change.filter ?? filter}
      forms={change.forms ?? FORMS}
      backup={null}
      words={words()}
      onRun={onRun}
      onImport={onImport}
    />,
  );
const ready = (count: number): Loaded<Finding[]> => ({ state: 'ready', value: findings(count) });
const status = (app: HTMLElement) => text(one(app, '[data-testid="export-status"]'));
const run = (app: HTMLElement) => click(one(app, '[data-testid="export-run"]'));

describe('the page of export', () => {
  it('says that it loads, that it failed, and that there is nothing', async () => {
    expect(text(await show({ state: 'loading' }))).toContain('Loading …');
    expect(text(one(await show({ state: 'failed' }), '[role="alert"]'))).toContain('could not be read');
    const empty = await show(ready(0));
    expect(text(empty)).toContain('There is nothing to export.');
    expect(empty.querySelector('[data-testid="export-run"]')).toBeNull();
    expect(empty.querySelector('[data-testid="import-evidence"]')).not.toBeNull();
  });

  it('offers only the forms that can be written', async () => {
    const app = await show(ready(1), { forms: ['ndjson', 'ris'] as never });
    expect([...app.querySelectorAll('input[name="form"]')].map(({ id }) => id)).toEqual([
      'form-ndjson',
      'form-ris',
    ]);
  });

  it('writes all of them, or those of the filter, which it says in words', async () => {
    onRun.mockResolvedValue({ state: 'done', file: 'a.zip', bytes: 12_345_678, n: 12 });
    const app = await show(ready(12), { filter: { platform: 'twitter', signal: 'image', search: 'no. 12' } });
    expect(text(app)).toContain('Platform: X / Twitter, Signal: Picture, Search: no. 12 (1 finding)');
    await run(app);
    expect(onRun.mock.calls[0]?.[0]).toMatchObject({
      form: 'package',
      isAll: false,
      findings: [{ number: 12 }],
    });
    await click(one(app, '#which-all'));
    await click(one(app, '#form-ris'));
    await run(app);
    expect(onRun.mock.calls[1]?.[0]).toMatchObject({ form: 'ris', isAll: true });
    expect(onRun.mock.calls[1]?.[0].findings).toHaveLength(12);
    expect(status(app)).toContain('a.zip was written: 12 findings, 12 MB.');
  });

  it('has options of the package, which other forms have not', async () => {
    onRun.mockResolvedValue({ state: 'cancelled' });
    const app = await show(ready(2));
    await click(one(app, '[data-testid="wacz"]'));
    await run(app);
    expect(onRun.mock.calls[0]?.[0]).toMatchObject({ form: 'package', wacz: true, language: 'en' });
    await click(one(app, '#form-rfc4180'));
    expect(app.querySelectorAll('select')).toHaveLength(0);
    expect(app.querySelectorAll('[data-testid="wacz"]')).toHaveLength(0);
  });

  it('shows how far it is, and ends it when it is cancelled', async () => {
    onRun.mockImplementation((_, tell, signal) => {
      tell({ done: 40, all: 200, bytes: 5_000_000_000 });
      return new Promise((done) => signal.addEventListener('abort', () => done({ state: 'cancelled' })));
    });
    const app = await show(ready(200));
    await run(app);
    expect(status(app)).toContain('40 of 200 findings, 5 GB');
    expect(one<HTMLProgressElement>(app, 'progress').value).toBe(40);
    expect(one<HTMLButtonElement>(app, '[data-testid="export-run"]').disabled).toBe(true);
    await click(button(app, 'Cancel'));
    await settled();
    expect(status(app)).toContain('Cancelled. No file was written.');
  });

  it('says in words what went wrong', async () => {
    onRun.mockResolvedValue({ state: 'failed', code: 'disk-full', detail: '5 GB' });
    const app = await show(ready(2));
    await run(app);
    expect(status(app)).toContain('No file was written: the disk is full (5 GB).');
  });
});

describe('the import of findings', () => {
  const file = new File(['x'], 'package.zip');
  const choose = async (app: HTMLElement) => {
    const input = one<HTMLInputElement>(app, '[data-testid="import-evidence"]');
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    await act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    await settled();
  };
  const said = (app: HTMLElement) => text(one(app, '[data-testid="import-evidence-status"]'));

  it('tells how far it is and what came of it', async () => {
    let finish: (outcome: Awaited<ReturnType<OnImport>>) => void = () => undefined;
    onImport.mockImplementation((_, tell) => {
      tell({ done: 3, all: 9 });
      return new Promise((done) => {
        finish = done;
      });
    });
    const app = await show(ready(0));
    await choose(app);
    expect(onImport.mock.calls[0]?.[0]).toBe(file);
    expect(said(app)).toContain('Reading and checking: 3 of 9');
    await act(() =>
      finish({ state: 'done', added: 5, known: 3, refused: [{ finding: 'line 7', code: 'not-a-record' }] }),
    );
    await settled();
    expect(said(app)).toBe('5 findings added, 3 known already, 1 refused.line 7: this is no record');
    expect(one(app, '[data-testid="import-evidence-status"] .notice').className).toContain('warn');
  });

  it('takes a dropped file, can be cancelled, and says what went wrong', async () => {
    onImport.mockImplementationOnce(
      (_, __, signal) =>
        new Promise((done) => signal.addEventListener('abort', () => done({ state: 'cancelled' }))),
    );
    const app = await show(ready(0));
    const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { files: [file] },
    });
    await act(() => void one(app, '.drop').dispatchEvent(drop));
    expect(drop.defaultPrevented).toBe(true);
    await click(button(app, 'Cancel'));
    await settled();
    expect(said(app)).toContain('What had been added before stays');
    onImport.mockResolvedValueOnce({ state: 'failed', code: 'not-a-package' });
    await choose(app);
    expect(said(app)).toContain('neither a package nor records');
  });
});
