// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Post } from '../../../utils/model/index.ts';
import { sharingIn, statusOf } from '../../../utils/sites/ad-library/labels.ts';
import { S } from '../../../utils/sites/ad-library/selectors.ts';
import { findsOnlyMarked, onlyPost, readAt } from './page.ts';

const LIST = 'https://www.facebook.com/ads/library/?q=x';

type Card = {
  id?: string;
  status?: string;
  dates?: string;
  extra?: string;
  fields?: string[];
  media?: string;
};

const field = (text: string) => `<div><div role="button">${text}</div></div>`;

function card({
  id = '1234567',
  status = 'Inaktiv',
  dates = '29.12.2025 bis 09.01.2026',
  ...more
}: Card = {}) {
  const { extra = '', fields = [], media = '<video poster="https://v.fbcdn.net/p.jpg"></video>' } = more;
  const link = fields.length
    ? `<div><div>${fields.map(field).join('')}</div><div><div role="none"><div role="button"><span>Mehr dazu</span></div></div></div></div>`
    : '';
  return `<div><div><div>${status}</div><div><span>Bibliotheks-ID: ${id}</span></div><div><span>${dates}</span></div><div>Plattformen</div>${extra}
    <div role="none"><div role="button">Details ansehen</div></div></div><hr><div><div><a href="https://www.facebook.com/StadtDortmund/"><span>Stadt Dortmund</span></a>
    <div><strong>Anzeige</strong></div></div><div><span><div role="button">Hallo   Stadt</div></span>${media}${link}</div></div></div>`;
}

const data = (more: object = {}, snapshot: object = {}) =>
  `<script type="application/json">${JSON.stringify({
    require: [
      [
        {
          edges: {
            ad_archive_id: '1234567',
            page_id: '424242',
            is_active: false,
            start_date: Date.UTC(2025, 11, 29, 8) / 1000,
            end_date: Date.UTC(2026, 0, 9, 8) / 1000,
            publisher_platform: ['FACEBOOK', 'AUDIENCE_NETWORK'],
            collation_count: 3,
            is_aaa_eligible: true,
            ...more,
            snapshot: {
              body: { text: 'Hallo\nStadt' },
              display_format: 'VIDEO',
              cta_text: 'Mehr dazu',
              ...snapshot,
            },
          },
        },
      ],
    ],
  })}</script>`;

const adOf = (html: string) => onlyPost(LIST, html).ad as NonNullable<Post['ad']>;

describe('selectors', () => {
  it.each([
    [S.action, '<div role="none"><div data-here role="button"></div></div><div role="button"></div>'],
    [
      S.carousel,
      '<div data-here data-testid="ad-library-ad-carousel-container"></div><div data-testid="x"></div>',
    ],
    [S.json, '<script data-here type="application/json"></script><script></script>'],
  ])('%s', (selector, html) => expect(findsOnlyMarked(selector, html)).toBe(true));
});

describe('the details of a card', () => {
  it('are the card’s where there is no data', () => {
    const extra =
      '<div>Es gibt mehrere Versionen dieser Werbeanzeige</div><div><strong>3 Werbeanzeigen</strong> verwenden diese Anzeigengestaltung und diesen Text</div><div>EU-Transparenz</div>';
    expect(adOf(card({ extra, fields: ['DORTMUND.DE', 'Sommer', 'In der Stadt', ''] }))).toEqual({
      status: 'inactive',
      start: '2025-12-29',
      end: '2026-01-09',
      pageId: null,
      platforms: null,
      headline: 'Sommer',
      description: 'In der Stadt',
      button: 'Mehr dazu',
      format: 'versions',
      sharing: 3,
      euTransparency: true,
      source: 'shown',
      differences: [],
    });
  });

  it('are the data’s where the page has it, and agree with the card', () => {
    expect(adOf(card() + data())).toMatchObject({
      status: 'inactive',
      pageId: '424242',
      platforms: ['facebook', 'audience_network'],
      format: 'video',
      sharing: 3,
      euTransparency: true,
      button: 'Mehr dazu',
      source: 'both',
      differences: [],
    });
    expect(adOf(card({ id: '7654321' }) + data())).toMatchObject({ source: 'shown', platforms: null });
  });

  it('keep both where data and card disagree, and use the data', () => {
    const post = onlyPost(LIST, card({ fields: ['A.DE', 'Winter', '', ''] }) + data({}, { title: 'Sommer' }));
    expect(post.ad).toMatchObject({
      headline: 'Sommer',
      differences: [{ field: 'headline', data: 'Sommer', shown: 'Winter' }],
    });
    const other = onlyPost(LIST, card() + data({ is_active: true }, { body: { text: 'Anderes' } }));
    expect(other).toMatchObject({ text: 'Anderes', context: 'Inaktiv' });
    expect(other.ad?.differences).toEqual([
      { field: 'status', data: 'active', shown: 'inactive' },
      { field: 'text', data: 'Anderes', shown: 'Hallo Stadt' },
    ]);
  });

  it('use the words on the card where the data has templates', () => {
    const fields = ['A.DE', 'Winter', '', ''];
    const template = data(
      {},
      { title: '{{product.name}}', body: { text: '{{product.brand}}' }, cards: [{ title: 'Herbst' }] },
    );
    const post = onlyPost(LIST, card({ fields }) + template);
    expect(post).toMatchObject({ text: 'Hallo Stadt', ad: { headline: 'Winter', differences: [] } });
  });

  it('take a slide’s words for the headline that is shown', () => {
    const slides = data({}, { title: 'Seite', cards: [{ title: 'Eins' }, { title: 'Winter' }] });
    expect(adOf(card({ fields: ['A.DE', 'Winter', '', ''] }) + slides)).toMatchObject({
      headline: 'Winter',
      differences: [],
    });
  });

  it('count days as the card does: a neighbour in the data is another time zone', () => {
    const late = { start_date: Date.UTC(2025, 11, 28, 23) / 1000, end_date: Date.UTC(2026, 0, 10, 3) / 1000 };
    const post = onlyPost(LIST, card() + data(late));
    expect(post).toMatchObject({ publishedAt: '2025-12-29', ad: { end: '2026-01-09', differences: [] } });
    expect(adOf(card() + data({ start_date: Date.UTC(2025, 11, 20) / 1000 }))).toMatchObject({
      start: '2025-12-20',
      differences: [{ field: 'start', data: '2025-12-20', shown: '2025-12-29' }],
    });
  });

  it('give an active advertisement no end, whatever the data says', () => {
    const html =
      card({ status: 'Aktiv', dates: 'Seit dem 29.12.2025 ausgeliefert' }) + data({ is_active: true });
    expect(adOf(html)).toMatchObject({ status: 'active', start: '2025-12-29', end: null, differences: [] });
  });

  it('have no end that nobody told', () => {
    expect(adOf(card({ status: 'Aktiv' })).end).toBeNull();
    const open = { status: 'Nieaktywna', dates: 'Seit dem 29.12.2025 ausgeliefert' };
    expect(adOf(card(open) + data({ is_active: null }))).toMatchObject({ status: null, end: null });
  });

  it('are not read from the words of the advertisement', () => {
    const words =
      '<br>Es gibt mehrere Versionen dieser Werbeanzeige<br>EU-Transparenz<br>3 Werbeanzeigen verwenden diese';
    expect(adOf(card().replace('Hallo   Stadt', `Hallo${words}`))).toMatchObject({
      format: 'video',
      euTransparency: null,
      sharing: null,
    });
  });

  it('do not take the kind of page for a description, nor its name for a headline', () => {
    expect(adOf(card({ fields: ['', 'Stadt Dortmund', 'Behörde', ''] }))).toMatchObject({
      headline: null,
      description: null,
    });
    const known = data({}, { page_categories: ['Behörde', 'Stadt'] });
    expect(adOf(card({ fields: ['A.DE', 'x', 'Behörde, Stadt', ''] }) + known).description).toBeNull();
  });

  it('say what the creative is', () => {
    expect(adOf(card()).format).toBe('video');
    expect(adOf(card({ media: '<img src="https://s.fbcdn.net/1.jpg">' })).format).toBe('image');
    const slides =
      '<div data-testid="ad-library-ad-carousel-container"><img src="https://s.fbcdn.net/1.jpg"></div>';
    expect(adOf(card({ media: slides })).format).toBe('carousel');
    expect(adOf(card({ media: '' })).format).toBeNull();
  });

  it('survive data that is cut, and data of strange types', () => {
    expect(adOf(`${card()}<script type="application/json">{"ad_archive_id":</script>`).source).toBe('shown');
    const strange = data(
      { start_date: 'x', publisher_platform: 7, collation_count: -1 },
      { cards: [null, 1], body: 5 },
    );
    expect(adOf(card() + strange)).toMatchObject({ start: '2025-12-29', platforms: null, sharing: null });
  });
});

describe('words of other languages', () => {
  it.each([
    ['Actif', 'active'],
    ['Inactivo', 'inactive'],
    ['Attiva', 'active'],
    ['Nieaktywna', null],
  ])('%s', (word, status) => expect(statusOf(word)).toBe(status));

  it.each([
    ['2 ads use this creative and text', 2],
    ['33 Werbeanzeigen verwenden diese Anzeigengestaltung und diesen Text', 33],
    ['2 publicités utilisent ce contenu et ce texte', 2],
    ['2 anuncios usan esta creatividad y este texto', 2],
    ['1.000 - 5.000', null],
    ['31 people like this', null],
  ])('%s', (line, count) => expect(sharingIn([line])).toBe(count));
});

describe('the page of a single advertisement', () => {
  const SINGLE = 'https://www.facebook.com/ads/library/?id=1234567';

  it('shows the card in a window, and the list behind it is not lost', () => {
    const html = `<div role="main">${card({ id: '7654321' })}${card({ id: '1112223' })}</div><div role="dialog"><h2>Werbeanzeige</h2>${card()}</div>`;
    expect(readAt(SINGLE, html).map((read) => 'key' in read && read.key)).toEqual([
      'facebook-ad:7654321',
      'facebook-ad:1112223',
      'facebook-ad:1234567',
    ]);
  });

  it('is one card when the id is told twice', () => {
    const html = `<div role="dialog"><div><div><span>Bibliotheks-ID: 1234567</span></div>${card()}</div></div>`;
    expect(onlyPost(SINGLE, html)).toMatchObject({ key: 'facebook-ad:1234567', text: 'Hallo Stadt' });
  });
});
