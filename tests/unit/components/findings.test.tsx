// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { FindingsView, hashOf, type Place, placeOf } from '../../../components/index.ts';
import { filtered, signalsOf } from '../../../components/pages/filter.ts';
import type { Loaded } from '../../../components/pages/types.ts';
import type { Finding } from '../../../utils/model/index.ts';
import { authorMatch, findingOf, namedPostMatch, pictureMatch } from '../evidence/samples.ts';
import { button, change, click, draw, findings, one, text, words } from './samples.tsx';

const filter = { platform: '', signal: '', search: '' };

describe('the address', () => {
  it.each<Place>([
    { view: 'findings', filter },
    {
      view: 'findings',
      filter: { platform: 'ad-library', signal: 'image', search: 'a & b=c? #1 +ü /x%20 „“' },
    },
    { view: 'finding', id: '6f1f9a52-9c1e-4b57-8f5d-0a6b1c2d3e4f' },
    { view: 'finding', id: 'a/b?c#d%e' },
    { view: 'export', filter },
    { view: 'export', filter: { platform: '', signal: 'text', search: 'x & y' } },
    { view: 'evidence' },
    { view: 'registry', id: '' },
    { view: 'registry', id: 'musterhausen' },
    { view: 'log' },
    { view: 'settings', site: '' },
    { view: 'settings', site: 'www.partei.example' },
  ])('keeps %o', (place) => {
    expect(placeOf(hashOf(place))).toEqual(place);
    expect(placeOf(new URL(hashOf(place), 'https://x.example/').hash)).toEqual(place);
  });

  it.each([
    ['', { view: 'findings', filter }],
    ['#', { view: 'findings', filter }],
    ['#/nowhere', { view: 'findings', filter }],
    ['#/findings/', { view: 'findings', filter }],
    ['#registry', { view: 'registry', id: '' }],
    ['#/registry/%E0%A4%A', { view: 'registry', id: '%E0%A4%A' }],
    ['#/findings?platform=twitter&other=1', { view: 'findings', filter: { ...filter, platform: 'twitter' } }],
    ['#/findings/%E0%A4%A', { view: 'finding', id: '%E0%A4%A' }],
    ['#/findings/%', { view: 'finding', id: '%' }],
  ])('typed by hand as %s is understood', (hash, place) => {
    expect(placeOf(hash)).toEqual(place);
  });
});

describe('the filters', () => {
  const all = [
    { ...findingOf({ matches: [pictureMatch] }, { text: 'Straße frei' }), number: 12 },
    {
      ...findingOf({ matches: [authorMatch, namedPostMatch] }, { site: 'facebook', author: null, text: 'x' }),
      number: 3,
    },
    {
      ...findingOf(
        { matches: [] },
        { site: 'ad-library', permalink: null, author: { key: null, name: 'ÄRZTE', url: null }, text: '' },
      ),
      number: 4,
    },
  ];

  it.each([
    ['nothing', {}, [12, 3, 4]],
    ['a platform', { platform: 'facebook' }, [3]],
    ['a platform that another’s name holds', { platform: 'ad-library' }, [4]],
    ['a signal', { signal: 'link' }, [3]],
    ['a signal that none has', { signal: 'video' }, []],
    ['text in other case', { search: '  STRASSE FREI'.replace('SS', 'ß') }, [12]],
    ['an author', { search: 'ärzte' }, [4]],
    ['an account key', { search: '@musterhausen' }, [12]],
    ['a number', { search: 'no. 12' }, [12]],
    ['a number in German', { search: 'Nr. 12' }, [12]],
    ['all of them', { platform: 'twitter', signal: 'image', search: 'frei' }, [12]],
    ['what fits none together', { platform: 'facebook', search: 'frei' }, []],
  ])('by %s', (_, part, numbers) => {
    expect(filtered(all, { ...filter, ...part }).map(({ number }) => number)).toEqual(numbers);
  });

  it('show each signal once, strongest first', () => {
    expect(
      signalsOf(findingOf({ matches: [authorMatch, namedPostMatch, pictureMatch, pictureMatch] })),
    ).toEqual(['image', 'link', 'author']);
  });
});

describe('the list', () => {
  const calls = { onFilter: vi.fn(), onRetry: vi.fn(), onExport: vi.fn() };
  const show = (given: Loaded<Finding[]>, part = {}, language: 'de' | 'en' = 'en') =>
    draw(
      <FindingsView
        findings={given}
        filter={{ ...filter, ...part }}
        words={words(language)}
        picture={async () => null}
        {...calls}
      />,
    );
  const ready = (count: number): Loaded<Finding[]> => ({ state: 'ready', value: findings(count) });

  it('says that it loads, and that loading failed, with a way to try again', async () => {
    expect(text(one(await show({ state: 'loading' }), '[role="status"]'))).toBe('Loading …');
    const app = await show({ state: 'failed' });
    expect(text(one(app, '[role="alert"]'))).toContain('Nothing was deleted');
    await click(button(app, 'Try again'));
    expect(calls.onRetry).toHaveBeenCalledOnce();
  });

  it('teaches the next step when it is empty', async () => {
    const app = await show(ready(0), {}, 'de');
    expect(text(app)).toContain('Als Beleg sichern');
    expect(app.querySelectorAll('table, search, [data-testid="export-csv"]')).toHaveLength(0);
  });

  it('says that no finding fits, and takes the filters away', async () => {
    const app = await show(ready(3), { search: 'nowhere' });
    expect(text(one(app, '.count'))).toBe('0 of 3 findings');
    await click(button(app, 'Remove filters'));
    expect(calls.onFilter).toHaveBeenCalledWith(filter);
    expect(app.querySelector('table')).toBeNull();
  });

  it('shows 250 in parts of a hundred, and exports all of them', async () => {
    const app = await show(ready(250));
    const rows = () => app.querySelectorAll('tbody tr').length;
    expect([rows(), text(one(app, '.count'))]).toEqual([100, '250 findings']);
    await click(button(app, 'Show 100 more'));
    await click(button(app, 'Show 50 more'));
    expect(rows()).toBe(250);
    expect(text(app)).not.toMatch(/Show \d+ more/);
    await click(one(app, '[data-testid="export-csv"]'));
    expect(calls.onExport.mock.calls[0]?.[0]).toHaveLength(250);
    expect(calls.onExport.mock.calls[0]?.[1]).toBe('rfc4180');
    expect(text(app)).toContain('CSV with 250 findings downloaded.');
  });

  it('exports what the filters leave, in the form that is chosen', async () => {
    calls.onExport.mockClear();
    const app = await show(ready(12), { search: 'no. 12' }, 'de');
    const format = one<HTMLSelectElement>(app, '[data-testid="csv-format"]');
    expect(format.value).toBe('excel-de');
    await change(format, 'rfc4180');
    await click(one(app, '[data-testid="export-csv"]'));
    expect(calls.onExport.mock.calls[0]).toMatchObject([[{ number: 12 }], 'rfc4180']);
  });

  it('tells each change of a filter', async () => {
    calls.onFilter.mockClear();
    const app = await show(ready(2), { platform: 'twitter' });
    const [platform, signal] = app.querySelectorAll('select');
    expect(platform?.value).toBe('twitter');
    if (signal) await change(signal, 'image');
    await change(one<HTMLInputElement>(app, 'input[type="search"]'), 'abc', 'input');
    expect(calls.onFilter.mock.calls).toEqual([
      [{ platform: 'twitter', signal: 'image', search: '' }],
      [{ platform: 'twitter', signal: '', search: 'abc' }],
    ]);
  });

  it('marks the findings of other devices, and leads to more forms with the same filter', async () => {
    const all = findings(2);
    const foreign = new Map([[all[1]?.id ?? '', '0123456789abcdef']]);
    const app = await draw(
      <FindingsView
        findings={{ state: 'ready', value: all }}
        filter={{ ...filter, platform: 'twitter' }}
        words={words('de')}
        picture={async () => null}
        foreign={foreign}
        {...calls}
      />,
    );
    const marked = [...app.querySelectorAll('tbody tr')].map((row) => row.querySelector('.foreign'));
    expect(marked.map((mark) => mark?.textContent?.trim() ?? null)).toEqual([
      null,
      '⇄ von einem anderen Gerät',
    ]);
    const more = one<HTMLAnchorElement>(app, '[data-testid="more-forms"]');
    expect(placeOf(new URL(more.href).hash)).toEqual({
      view: 'export',
      filter: { ...filter, platform: 'twitter' },
    });
  });

  it('names each finding by its number, which leads to it', async () => {
    const app = await show(ready(1));
    const link = one<HTMLAnchorElement>(app, 'tbody a');
    expect([text(link), link.getAttribute('aria-label')]).toEqual(['1', 'Open finding 1']);
    expect(placeOf(new URL(link.href).hash)).toMatchObject({ view: 'finding' });
    expect([...app.querySelectorAll('.signal')].map(text)).toEqual([' Picture', ' Registered account']);
  });
});
