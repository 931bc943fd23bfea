// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { cardsIn, readCardText } from '../../../utils/sites/ad-library/card-text.ts';
import { libraryId, payerIn, sponsorLabel } from '../../../utils/sites/ad-library/labels.ts';
import { siteFor } from '../../../utils/sites/index.ts';
import { daysIn } from '../../../utils/sites/shared/dates.ts';
import { onlyPost, readAt } from './page.ts';

const LIST = 'https://www.facebook.com/ads/library/?q=x';
const SINGLE = 'https://www.facebook.com/ads/library/?id=1810988222445157';

type Words = { status: string; id: string; dates: string; label: string; payer?: string };
const EN: Words = {
  status: 'Active',
  id: 'Library ID: ',
  dates: 'Started running on 29 Dec 2025',
  label: 'Sponsored',
};
const DE: Words = {
  status: 'Inaktiv',
  id: 'Bibliotheks-ID: ',
  dates: '29.12.2025 bis 09.01.2026',
  label: 'Anzeige',
  payer: ' • Finanziert von Stadt Dortmund',
};

const card = (
  words: Words,
  id: string,
  body = 'Text',
  media = '<video poster="https://v.fbcdn.net/p.jpg"></video>',
) => `<div><div>
  <div><span>${words.status}</span></div><div><span>${words.id}${id}</span></div><div><span>${words.dates}</span></div><div>Platforms</div>
  <div role="button">See ad details</div></div><hr><div><div><img src="https://s.fbcdn.net/page.jpg" alt="Seite">
  <a href="https://www.facebook.com/StadtDortmund/"><span>Stadt Dortmund</span></a><div><span><strong>${words.label}${words.payer ?? ''}</strong></span></div></div>
  <div><div role="button"><div><span>${body}</span></div></div></div>${media}</div></div>`;

describe('lines of a card', () => {
  it.each([
    ['Library ID: 1810988222445157', '1810988222445157'],
    ['Bibliotheks-ID: 1810988222445157', '1810988222445157'],
    ['ID de la bibliothèque : 1810988222445157', '1810988222445157'],
    ['Identificador de la biblioteca: 1810988222445157', '1810988222445157'],
    ['Telefon: 0231500', null],
    ['Library ID: ', null],
    ['Ein Text mit Library ID: 1810988222445157 darin', null],
  ])('%s', (line, id) => expect(libraryId(line)).toBe(id));

  it.each([
    ['Started running on 29 Dec 2025', ['2025-12-29']],
    ['Started running on Dec 29, 2025', ['2025-12-29']],
    ['Seit dem 03.02.2026 ausgeliefert', ['2026-02-03']],
    ['29.12.2025 bis 09.01.2026', ['2025-12-29', '2026-01-09']],
    ['03.02.2026–03.02.2026 · Aktive Zeit insgesamt: 9 Std.', ['2026-02-03', '2026-02-03']],
    ['Dec 29, 2025 - Jan 9, 2026', ['2025-12-29', '2026-01-09']],
    ['3. März 2021', ['2021-03-03']],
    ['14 octobre 2016', ['2016-10-14']],
    ['11 juillet', []],
    ['02/03/2021', []],
    ['32.01.2026', []],
    ['30 Feb 2026', []],
    ['2026-02-03', ['2026-02-03']],
  ])('days in %s', (line, days) => expect(daysIn(line)).toEqual(days));

  it.each([
    [['• Paid for by City'], 'City'],
    [['Finanziert von Kathrin Neumann'], 'Kathrin Neumann'],
    [['Paid for by', 'City'], 'City'],
    [['Body text'], undefined],
  ])('payer in %j', (lines, name) => expect(payerIn(lines)?.name).toBe(name));

  it('knows the label only as a whole line', () => {
    expect(sponsorLabel('Anzeige • Finanziert von X')).toEqual({ rest: 'Finanziert von X' });
    expect(sponsorLabel('Sponsored content is great')).toBeNull();
  });

  it('cuts a page into cards', () => {
    const text =
      'Filter\nAktiv\nBibliotheks-ID: 1234567\nSeit dem 03.02.2026 ausgeliefert\nDetails ansehen\nSeite A\nAnzeige\nHallo\nInaktiv\nBibliotheks-ID: 7654321\n';
    expect(cardsIn(text).map(readCardText)).toMatchObject([
      {
        libraryId: '1234567',
        status: 'Aktiv',
        start: '2026-02-03',
        end: null,
        pageName: 'Seite A',
        paidFor: null,
      },
      { libraryId: '7654321', status: 'Inaktiv', start: null, pageName: null },
    ]);
  });
});

describe('a card', () => {
  it.each([
    ['English', EN, null, 'Active'],
    ['German', DE, 'Stadt Dortmund', 'Inaktiv'],
  ] as const)('is read in %s', (_, words, paidFor, status) => {
    const body =
      'Sommertour<br><a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fdortmund.de%2Ft%3Ffbclid%3D1">dortmund.de</a> <a href="https://www.facebook.com/thomas.westphal.3591">Thomas</a>';
    expect(onlyPost(SINGLE, `<div role="main">${card(words, '1810988222445157', body)}</div>`)).toMatchObject(
      {
        kind: 'ad',
        key: 'facebook-ad:1810988222445157',
        promoted: true,
        publishedAt: '2025-12-29',
        paidFor,
        context: status,
        author: {
          key: 'facebook:@stadtdortmund',
          name: 'Stadt Dortmund',
          url: 'https://www.facebook.com/StadtDortmund',
        },
        text: 'Sommertour\ndortmund.de Thomas',
        links: ['https://dortmund.de/t'],
        mentions: ['facebook:@thomas.westphal.3591'],
        media: [{ kind: 'video', url: 'https://v.fbcdn.net/p.jpg' }],
      },
    );
  });

  it('is one of several, and never two', () => {
    const cards = ['1234567', '7654321', '1112223'].map((id) => card(EN, id)).join('');
    expect(
      readAt(LIST, `<div role="main"><div>${cards}</div></div>`).map((post) => 'key' in post && post.key),
    ).toEqual(['facebook-ad:1234567', 'facebook-ad:7654321', 'facebook-ad:1112223']);
  });

  it('does not take the payer for the body', () => {
    const html = card(EN, '1234567').replace(
      '<strong>Sponsored</strong></span>',
      '<strong>Sponsored</strong></span><div>•</div><div>Paid for by City</div>',
    );
    expect(onlyPost(LIST, html)).toMatchObject({ paidFor: 'City', text: 'Text' });
  });

  it('has no body when a picture comes first', () => {
    const html = card(EN, '1234567', '', '<img src="https://s.fbcdn.net/creative.jpg"><div>Headline</div>');
    expect(onlyPost(LIST, html)).toMatchObject({
      text: '',
      media: [{ kind: 'image', url: 'https://s.fbcdn.net/creative.jpg' }],
    });
  });

  it('whose id is split into two text nodes is still found', () => {
    document.body.innerHTML = card(EN, '');
    const html = card(EN, '1234567').replace('Library ID: 1234567', 'Library ID: <!---->1234567');
    expect(onlyPost(LIST, html).key).toBe('facebook-ad:1234567');
  });

  it('without label and page is counted as unread', () => {
    expect(
      readAt(LIST, '<div><div>Active</div><div>Library ID: 1234567</div><div>29 Dec 2025</div></div>'),
    ).toMatchObject([{ reason: 'author' }]);
  });
});

describe('addresses of the Ad Library', () => {
  it.each([
    [LIST, 'ad-library'],
    [SINGLE, 'ad-library'],
    ['https://web.facebook.com/ads/library', 'ad-library'],
    ['https://www.facebook.com/ads/library/report/', undefined],
    ['https://www.facebook.com/spd', 'facebook'],
    ['https://m.facebook.com/spd', undefined],
    ['https://x.com/home', 'twitter'],
    ['https://www.instagram.com/p/x/', 'instagram'],
    ['https://example.com/', 'embeds'],
  ])('%s', (address, id) => expect(siteFor(new URL(address))?.id).toBe(id));
});
