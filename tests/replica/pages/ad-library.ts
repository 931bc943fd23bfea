import { ADDRESSES, CITY_PAGE, COPIES, INVENTED } from '../case.ts';
import { documentOf, escapeHtml } from './html.ts';

type Card = {
  id: string;
  status: string;
  dates: string;
  page: { name: string; url: string };
  /** HTML of the advertisement's text. */
  text: string;
  picture: string;
  target: string;
  domain: string;
  headline: string;
};

const CARDS: Card[] = [
  {
    id: '1810988222445157',
    status: 'Inaktiv',
    dates: '03.08.2021 bis 10.08.2021',
    page: { name: 'Stadt Dortmund', url: CITY_PAGE },
    text: `Sommertour 2021: Dortmund ist emanzipiert<br>${INVENTED} Unterwegs mit <a href="${ADDRESSES.facebookProfile}" target="_blank">Thomas Westphal – Besser werden. Dortmund Bleiben. SPD Dortmund</a>.`,
    picture: COPIES.adSommertour.url,
    target: 'https://www.dortmund.de/rathaus/oberbuergermeister/sommertour-2021/',
    domain: 'DORTMUND.DE',
    headline: 'Sommertour 2021',
  },
  {
    id: '4550000000000001',
    status: 'Inaktiv',
    dates: '05.08.2021 bis 12.08.2021',
    page: { name: 'Gartenmarkt Beispiel', url: 'https://www.facebook.com/gartenmarkt.beispiel.nachbau/' },
    text: `${INVENTED} Stauden zum halben Preis, solange der Vorrat reicht.`,
    picture: COPIES.adGarden.url,
    target: 'https://gartenmarkt.example/angebote',
    domain: 'GARTENMARKT.EXAMPLE',
    headline: 'Stauden-Wochen',
  },
];

/** The Ad Library with the advertisement of the letter and an unrelated one. */
export function adLibraryPage(): string {
  const body = `<div><header class="bar">Meta Werbebibliothek <span class="muted">Alle Werbeanzeigen</span></header>
<div role="main"><div class="cards">${CARDS.map(card).join('')}</div></div></div>`;
  return documentOf({ title: 'Werbebibliothek', site: 'ads', body });
}

/** The status stands above the id; the id is the only anchor that means something. */
function card({ id, status, dates, page, text, picture, target, domain, headline }: Card): string {
  const outbound = `https://l.facebook.com/l.php?u=${encodeURIComponent(`${target}?fbclid=IwNachbau`)}&amp;h=AT0nachbau`;
  return `<div class="card"><div><div class="meta"><div><span>${status}</span></div>
<div><div><span>Bibliotheks-ID: ${id}</span></div><div><span>${dates}</span></div>
<div><span>Plattformen</span><div><span>&#8203;</span></div></div></div>
<div role="button" tabindex="0" aria-haspopup="menu"><div>Dropdown-Menü öffnen</div></div>
<div role="none"><div role="button" tabindex="0"><div>Anzeigendetails ansehen</div></div></div></div><hr>
<div class="creative"><div class="head"><img class="avatar" alt="${escapeHtml(page.name)}" src="${escapeHtml(COPIES.adAvatar.url)}" width="40" height="40">
<div class="who"><a target="_blank" href="${page.url}"><span>${escapeHtml(page.name)}</span></a>
<div class="muted"><span><strong>Anzeige</strong></span></div></div></div>
<div class="body"><div tabindex="0" role="button"><div><span>${text}</span></div></div></div>
<a class="link" target="_blank" href="${outbound}" rel="nofollow noreferrer" data-lynx-mode="hover">
<img alt="" src="${escapeHtml(picture)}" width="394"><div class="muted">${domain}</div><div>${escapeHtml(headline)}</div>
<div role="none"><div role="button" tabindex="0"><div>Mehr dazu</div></div></div></a></div></div></div>`;
}
