// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { LogView, SettingsView } from '../../../components/index.ts';
import type { HealthRow } from '../../../utils/model/index.ts';
import { button, change, click, draw, one, text, words } from './samples.tsx';

const row: HealthRow = {
  day: '2026-11-24',
  site: 'facebook',
  pages: { reading: 12, blind: 1, partly: 0 },
  coverage: { posts: 1340, author: 1340, permalink: 1339, time: 670, text: 0, media: 1000 },
  unread: { author: 2, permalink: 0 },
};

describe('the log of the reader', () => {
  it('gives pages by state, shares rounded down, and what could not be read', async () => {
    const app = await draw(<LogView rows={{ state: 'ready', value: [row] }} words={words()} />);
    const cells = [...app.querySelectorAll('tbody th, tbody td')].map(text);
    expect(cells).toEqual([
      '24 November 2026',
      'Facebook',
      '12 reading, 1 blind',
      '1,340',
      '100 %',
      '99 %',
      '50 %',
      '0 %',
      '74 %',
      '2 posts: no author',
    ]);
  });

  it('says that nothing was read, on a day without posts and on the first day', async () => {
    const none = { ...row, pages: {}, coverage: { ...row.coverage, posts: 0 }, unread: {} };
    const app = await draw(<LogView rows={{ state: 'ready', value: [none] }} words={words('de')} />);
    expect(text(one(app, '[data-share="author"]'))).toBe('–');
    expect(text(one(app, 'tbody'))).toContain('keine');
    const empty = await draw(<LogView rows={{ state: 'ready', value: [] }} words={words('de')} />);
    expect(text(empty)).toContain('Noch nichts gelesen');
    expect(empty.querySelector('table')).toBeNull();
  });

  it('says that it is loading, and that it cannot be read', async () => {
    const loading = await draw(<LogView rows={{ state: 'loading' }} words={words()} />);
    expect(text(one(loading, '[role="status"]'))).toBe('Loading …');
    const failed = await draw(<LogView rows={{ state: 'failed' }} words={words()} />);
    expect(text(one(failed, '[role="alert"]'))).toContain('could not be read');
  });
});

describe('websites in the settings', () => {
  const onAllow = vi.fn();
  const onForbid = vi.fn();
  const onShootEverywhere = vi.fn();
  const show = (websites: string[], suggested = '', everywhere: boolean | null = null) =>
    draw(
      <SettingsView
        language="auto"
        missingHosts={[]}
        websites={websites}
        suggested={suggested}
        words={words()}
        onLanguage={vi.fn()}
        onGrant={vi.fn()}
        onAllow={onAllow}
        onForbid={onForbid}
        shootsEverywhere={everywhere}
        onShootEverywhere={onShootEverywhere}
      />,
    );

  it.each([
    ['done', 'is read from now on'],
    ['refused', 'did not grant access'],
    ['known', 'is allowed already'],
    ['network', 'belongs to a network'],
    ['invalid', 'is not the address of a website'],
  ] as const)('asks for what was typed and says what became of it: %s', async (code, said) => {
    onAllow.mockResolvedValueOnce({ code, text: 'www.partei.example' });
    const app = await show([]);
    expect(text(app)).toContain('No website has been allowed.');
    await change(one(app, '[data-testid="website"]'), 'www.partei.example', 'input');
    await click(button(app, 'Allow …'));
    await act(async () => {});
    expect(onAllow).toHaveBeenLastCalledWith('www.partei.example');
    expect(text(one(app, '[data-testid="websites"] [role="status"]'))).toContain(said);
    const left = one<HTMLInputElement>(app, '[data-testid="website"]').value;
    expect(left).toBe(code === 'done' ? '' : 'www.partei.example');
  });

  it('offers pictures without arming, and takes that back; nothing while it is not known', async () => {
    const find = (app: Element) => app.querySelector<HTMLElement>('[data-testid="shoot-everywhere"]');
    expect(find(await show([]))).toBeNull();
    await click(find(await show([], '', false)) as HTMLElement);
    expect(onShootEverywhere).toHaveBeenLastCalledWith(true);
    await click(find(await show([], '', true)) as HTMLElement);
    expect(onShootEverywhere).toHaveBeenLastCalledWith(false);
  });

  it('lists what is allowed, and takes it away by name', async () => {
    const app = await show(['www.partei.example', 'cdn.partei.example'], 'www.neu.example');
    expect(one<HTMLInputElement>(app, '[data-testid="website"]').value).toBe('www.neu.example');
    await click(button(app, 'Take away access to cdn.partei.example'));
    expect(onForbid).toHaveBeenCalledExactlyOnceWith('cdn.partei.example');
  });
});
