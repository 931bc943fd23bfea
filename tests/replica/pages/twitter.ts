import { ADDRESSES, COPIES, INVENTED } from '../case.ts';
import { documentOf, escapeHtml, icon } from './html.ts';
import { recyclingScript } from './recycling.ts';

/** A post as X shows it. `ad` posts carry no time, and sit inside the site's placement wrapper. */
export type Tweet = {
  id: string;
  handle: string;
  name: string;
  text: string;
  picture?: { url: string; alt?: string };
  ad?: boolean;
};

/** X writes the time into the id: the same arithmetic as the site's, so the two never disagree. */
export const timeOfStatus = (id: string): string =>
  new Date(Number((BigInt(id) >> 22n) + 1288834974657n)).toISOString();

const mayor = { handle: 'twestphaldo', name: 'Thomas Westphal' };
const idOf = (address: string) => address.split('/').at(-1) ?? '';

const STATUS_PAGES: Record<string, Tweet[]> = {
  [idOf(ADDRESSES.tweetNews)]: [
    {
      ...mayor,
      id: idOf(ADDRESSES.tweetNews),
      text: `${INVENTED} Ein Nachmittag am Hafen, an dem vieles zusammenkam.`,
      picture: COPIES.tweetNews,
    },
    {
      id: '1456560000000000001',
      handle: 'hafenfreundin_nb',
      name: 'Hafenfreundin',
      text: `${INVENTED} Schönes Licht an dem Tag.`,
    },
    {
      id: '1456570000000000002',
      handle: 'hausundhof_nb',
      name: 'Haus und Hof',
      text: `${INVENTED} Bei uns sah es eher so aus.`,
      picture: COPIES.tweetHouse,
    },
  ],
  [idOf(ADDRESSES.tweetVideoConference)]: [
    {
      ...mayor,
      id: idOf(ADDRESSES.tweetVideoConference),
      text: `${INVENTED} Videokonferenz über Kooperationspotentiale mit Abu Dhabi.`,
      picture: COPIES.tweetFlight,
    },
    {
      id: '1367100000000000003',
      handle: 'fernweh_nb',
      name: 'Fernweh',
      text: `${INVENTED} Wann wird davon mehr zu lesen sein?`,
    },
  ],
};

const HOME: Tweet[] = [
  {
    id: '1456600000000000011',
    handle: 'gartenpost_nb',
    name: 'Gartenpost',
    text: `${INVENTED} Der Bärenklau blüht wieder.`,
    picture: COPIES.tweetAcanthus,
  },
  {
    id: '1456600000000000012',
    handle: 'spielwaren_nb',
    name: 'Spielwaren am Markt',
    text: `${INVENTED} Katzenspielzeug, diese Woche zum halben Preis.`,
    picture: COPIES.tweetAd,
    ad: true,
  },
  {
    id: '1456600000000000013',
    handle: 'wetterblick_nb',
    name: 'Wetterblick',
    text: `${INVENTED} Morgens Nebel, mittags Sonne.`,
  },
  {
    id: '1456600000000000014',
    handle: 'hausundhof_nb',
    name: 'Haus und Hof',
    text: `${INVENTED} Das alte Haus steht noch.`,
    picture: COPIES.tweetHouse,
  },
];

/** Page of one status with its replies; null when the replica does not have it. */
export function statusPage(id: string): string | null {
  const tweets = STATUS_PAGES[id];
  const [first] = tweets ?? [];
  if (!tweets || !first) return null;
  return shell(`${first.name} auf X`, 'Timeline: Conversation', tweets);
}

/** Home timeline with unrelated posts, an advertisement and the recycling script. */
export const homePage = (nonce: string): string =>
  shell('Startseite / X', 'Timeline: Your Home Timeline', HOME, nonce);

function shell(title: string, timeline: string, tweets: Tweet[], nonce?: string): string {
  const cells = tweets.map(cell).join('');
  const body = `<div id="react-root"><header class="bar" role="banner">X <span class="muted">Startseite</span></header>
<div class="columns"><nav class="side"><span>Startseite</span><span>Suchen</span><span>Mitteilungen</span></nav>
<main role="main" class="feed"><div data-testid="primaryColumn"><section role="region">
<div aria-label="${timeline}"><div class="timeline">${cells}</div></div></section></div></main>
<div class="side" data-testid="sidebarColumn"><span>Trends ${INVENTED}</span></div></div></div>`;
  const script = nonce ? { nonce, script: recyclingScript } : {};
  return documentOf({ title, site: 'x', body, ...script });
}

function cell(tweet: Tweet): string {
  const inner = tweet.ad ? `<div data-testid="placementTracking">${article(tweet)}</div>` : article(tweet);
  return `<div class="post" data-testid="cellInnerDiv">${inner}</div>`;
}

/** One post in the site's structure. */
export function article(tweet: Tweet): string {
  const { id, handle, name, text, picture } = tweet;
  return `<article role="article" tabindex="-1" data-testid="tweet"><div data-testid="Tweet-User-Avatar">
<div data-testid="UserAvatar-Container-${handle}"><a href="/${handle}" role="link" tabindex="-1"><div class="avatar"></div></a></div></div>
<div class="main"><div class="head"><div class="who" data-testid="User-Name"><a href="/${handle}" role="link"><span>${escapeHtml(name)}</span></a>
<div><a href="/${handle}" role="link" tabindex="-1"><span class="muted">@${handle}</span></a>${timeLink(tweet)}</div></div>
<button aria-haspopup="menu" aria-label="Mehr" data-testid="caret" type="button">${icon()}</button></div>
<div class="body" dir="auto" lang="de" data-testid="tweetText"><span>${escapeHtml(text)}</span></div>
${picture ? photo(handle, id, picture) : ''}
<div class="actions" role="group"><button aria-label="0 Antworten" data-testid="reply" type="button">${icon()}</button>
<button aria-label="0 Reposts" data-testid="retweet" type="button">${icon()}</button>
<button aria-label="0 Gefällt mir" data-testid="like" type="button">${icon()}</button></div></div></article>`;
}

function timeLink({ id, handle, ad }: Tweet): string {
  if (ad) {
    return `<a href="/${handle}/status/${id}/analytics" role="link"><span class="muted"></span></a><span class="muted">Anzeige</span>`;
  }
  const iso = timeOfStatus(id);
  const shown = `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;
  return `<span aria-hidden="true"> · </span><a class="muted" href="/${handle}/status/${id}" aria-label="${shown}" role="link"><time datetime="${iso}">${shown}</time></a>`;
}

function photo(handle: string, id: string, { url, alt = 'Bild' }: { url: string; alt?: string }): string {
  return `<div class="photo"><a href="/${handle}/status/${id}/photo/1" role="link"><div aria-label="${escapeHtml(alt)}" data-testid="tweetPhoto">
<img alt="${escapeHtml(alt)}" draggable="true" src="${escapeHtml(url)}"></div></a></div>`;
}
