import { beforeEach, describe, expect, it, vi } from 'vitest';
import { announce, onChanged } from '../../../utils/platform/changes.ts';
import { ask, hear, onSettingsChanged, uiLanguage } from '../../../utils/platform/sending.ts';
import { readSettings, writeSettings } from '../../../utils/platform/settings.ts';
import { post } from '../evidence/samples.ts';
import { fake, resetBrowser } from './fake-browser.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('./fake-browser.ts')).fake }));

beforeEach(resetBrowser);
const send = fake.runtime.sendMessage;

const judge = { type: 'judge' as const, posts: [{ ref: 'x:1', post }] };
const tile = {
  type: 'capture-tile' as const,
  capture: '6f9619ff-8b86-4011-b42d-00c04fc964ff',
  n: 0,
  url: 'https://x.com/',
  rect: { x: 0, y: 0, width: 10, height: 10 },
  offset: { x: 0, y: 0 },
  scale: 1,
};
const good = { ok: true, value: [] };

describe('ask', () => {
  it('gives the reply, failures of the background too, and asks once', async () => {
    send.mockResolvedValueOnce(good);
    expect(await ask<'judge'>(judge)).toEqual(good);
    const failed = { ok: false, failure: { code: 'database' } };
    send.mockResolvedValueOnce(failed);
    expect(await ask<'judge'>(judge)).toEqual(failed);
    expect(send.mock.calls).toEqual([[judge], [judge]]);
  });

  it.each([
    ['dies', () => Promise.reject(new Error('Could not establish connection.'))],
    ['does not answer', async () => undefined],
  ])('repeats once when the background %s', async (_, answer) => {
    send.mockImplementationOnce(answer).mockResolvedValueOnce(good);
    expect(await ask<'judge'>(judge)).toEqual(good);
    send.mockImplementation(answer);
    expect(await ask<'judge'>(judge)).toEqual({ ok: false, failure: { code: 'unreachable' } });
    expect(send).toHaveBeenCalledTimes(4);
  });

  it('repeats a step of a capture, which is never done twice, until the background is back', async () => {
    vi.useFakeTimers();
    send.mockRejectedValue(new Error('The message port closed.'));
    const given = ask<'capture-tile'>(tile);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await given).toEqual({ ok: false, failure: { code: 'unreachable' } });
    const tries = send.mock.calls.length;
    expect(tries).toBeGreaterThan(2);
    const answered = ask<'capture-tile'>(tile);
    for (let n = 2; n < tries; n++) await vi.advanceTimersByTimeAsync(0);
    send.mockResolvedValue({ ok: true, value: null });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answered).toEqual({ ok: true, value: null });
    vi.useRealTimers();
  });

  it('says cut-off without asking when the extension has gone, before or meanwhile', async () => {
    fake.runtime.id = undefined;
    expect(await ask<'judge'>(judge)).toEqual({ ok: false, failure: { code: 'cut-off' } });
    expect(send).not.toHaveBeenCalled();
    fake.runtime.id = 'ours';
    send.mockImplementation(() => {
      fake.runtime.id = undefined;
      return Promise.reject(new Error('Extension context invalidated.'));
    });
    expect(await ask<'judge'>(judge)).toEqual({ ok: false, failure: { code: 'cut-off' } });
    expect(send).toHaveBeenCalledTimes(1);
  });
});

describe('hear', () => {
  it('answers our own side only, and stops with the signal', async () => {
    const controller = new AbortController();
    const handle = vi.fn((message: { type: string }) =>
      message.type === 'page-state' ? { seen: 1 } : undefined,
    );
    hear(handle, controller.signal);
    const ours = { id: 'ours' };
    const respond = vi.fn();
    const tell = (type: string, sender: object) => fake.runtime.onMessage.emit({ type }, sender, respond);
    expect(tell('page-state', { id: 'theirs' })).toEqual([undefined]);
    expect(handle).not.toHaveBeenCalled();
    expect(tell('page-state', ours)).toEqual([true]);
    expect(tell('next-badge', ours)).toEqual([undefined]);
    expect(respond.mock.calls).toEqual([[{ seen: 1 }]]);
    controller.abort();
    expect(fake.runtime.onMessage.count()).toBe(0);
  });

  it('wait for an answer that is promised; a broken promise is no answer', async () => {
    const controller = new AbortController();
    hear(
      (message) =>
        message.type === 'fetch-source' ? Promise.resolve('bytes') : Promise.reject(new Error('no')),
      controller.signal,
    );
    const answers: unknown[] = [];
    const respond = (answer: unknown) => answers.push(answer);
    for (const type of ['fetch-source', 'page-state']) {
      fake.runtime.onMessage.emit({ type }, { id: 'ours' }, respond);
    }
    await new Promise((done) => setTimeout(done, 0));
    expect(answers).toEqual(['bytes', undefined]);
    controller.abort();
  });
});

describe('a page', () => {
  it('that names an element "browser" does not stand in for the browser', async () => {
    const real = Reflect.get(globalThis, 'browser');
    Reflect.set(globalThis, 'chrome', fake);
    Reflect.set(globalThis, 'browser', { tagName: 'DIV' });
    send.mockResolvedValueOnce(good);
    expect(await ask<'judge'>(judge)).toEqual(good);
    Reflect.set(globalThis, 'browser', real);
    Reflect.deleteProperty(globalThis, 'chrome');
  });
});

describe('settings', () => {
  it.each([
    ['de', 'en-US', 'de'],
    ['en', 'de-DE', 'en'],
    ['auto', 'de-CH', 'de'],
    ['auto', 'DE', 'de'],
    ['auto', 'fr-FR', 'en'],
    ['klingon', 'de', 'de'],
    [undefined, 'en-GB', 'en'],
  ])('language %s in a browser that speaks %s gives %s', async (chosen, browser, expected) => {
    fake.i18n.getUILanguage.mockReturnValue(browser);
    if (chosen) await fake.storage.local.set({ language: chosen });
    expect(await uiLanguage()).toBe(expected);
    const stored = chosen === 'de' || chosen === 'en' ? chosen : 'auto';
    expect(await readSettings()).toEqual({ language: stored });
  });

  it('are written, and told under their name until the signal aborts', async () => {
    const controller = new AbortController();
    const told: string[] = [];
    onSettingsChanged((key) => told.push(key), controller.signal);
    await writeSettings({ language: 'en' });
    expect(await readSettings()).toEqual({ language: 'en' });
    controller.abort();
    await writeSettings({ language: 'de' });
    expect(told).toEqual(['language']);
  });
});

describe('changes', () => {
  it('are told by topic, each time, until the signal aborts', async () => {
    const controller = new AbortController();
    const [findings, registries] = [vi.fn(), vi.fn()];
    onChanged('findings', findings, controller.signal);
    onChanged('registries', registries);
    await announce('findings');
    await announce('findings');
    await announce('registries');
    expect([findings.mock.calls.length, registries.mock.calls.length]).toEqual([2, 1]);
    controller.abort();
    await announce('findings');
    expect(findings).toHaveBeenCalledTimes(2);
  });

  it('that cannot be told do not undo what was done', async () => {
    fake.storage.local.set.mockRejectedValueOnce(new Error('IO error: no space left'));
    await expect(announce('findings')).resolves.toBeUndefined();
  });
});
