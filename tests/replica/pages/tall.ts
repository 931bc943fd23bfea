import { COPIES, INVENTED } from '../case.ts';
import { documentOf, escapeHtml } from './html.ts';
import { timeOfStatus } from './twitter.ts';

/** A post of coloured stripes, so that of each row of a picture it can be told whether it is the right one. */
export const STRIPE = { height: 37, colours: 251 };

/** What a tall post can stand in. `bars`: bars of the page lie over it; `dialog`: it scrolls inside of a dialog. */
export type TallCase = 'bars' | 'dialog' | 'wide' | 'rtl' | 'endless' | 'short';

const COUNT: Record<TallCase, number> = { bars: 70, dialog: 60, wide: 30, rtl: 24, endless: 545, short: 8 };

/** The stripes of a case and their colours, from top to bottom. */
export const stripesOf = (kind: TallCase): [r: number, g: number, b: number][] =>
  Array.from({ length: COUNT[kind] }, (_, n) => colourOf(n));

const colourOf = (n: number): [number, number, number] => {
  const k = n % STRIPE.colours;
  return [(k * 71) % 200, (k * 37 + 40) % 200, (k * 113 + 80) % 200];
};

/** Number in the address of each case's post. */
export const tallStatus = (kind: TallCase): string =>
  `https://x.com/hafenchronik_nb/status/14567000000000000${10 + Object.keys(COUNT).indexOf(kind)}`;

export function tallPage(id: string): string | null {
  const kind = (Object.keys(COUNT) as TallCase[]).find((one) => tallStatus(one).endsWith(`/${id}`));
  if (!kind) return null;
  const post = article(kind, id);
  const feed = kind === 'dialog' ? `<div class="dialog" role="dialog">${post}</div>` : post;
  const body = `<link rel="stylesheet" href="/replica-tall.css"><header class="bar" role="banner">X</header>
<main role="main" class="tall ${kind}"><div class="lead">${INVENTED}</div>${feed}<div class="lead tail">${INVENTED}</div></main>
<div class="cookie">Cookies</div><div class="toast">Neue Beiträge</div>`;
  const html = documentOf({ title: 'Hafenchronik auf X', site: 'x', body });
  return kind === 'rtl' ? html.replace('<html ', '<html dir="rtl" ') : html;
}

function article(kind: TallCase, id: string): string {
  const stripes = stripesOf(kind)
    .map((_, n) => `<div class="stripe c${n % STRIPE.colours}">${n} ${'ihr Hafen '.repeat(n % 7)}</div>`)
    .join('');
  const iso = timeOfStatus(id);
  return `<article role="article" tabindex="-1" data-testid="tweet"><div class="main"><div class="head"><div class="who" data-testid="User-Name">
<a href="/hafenchronik_nb" role="link"><span>Hafenchronik</span></a><div><a href="/hafenchronik_nb" role="link" tabindex="-1"><span class="muted">@hafenchronik_nb</span></a>
<a class="muted" href="/hafenchronik_nb/status/${id}" role="link"><time datetime="${iso}">${iso.slice(0, 10)}</time></a></div></div></div>
<div class="stripes">${stripes}</div><div class="body" dir="auto" lang="de" data-testid="tweetText"><span>${escapeHtml(`${INVENTED} Was am Hafen geschah.`)}</span></div>
<div class="photo"><a href="/hafenchronik_nb/status/${id}/photo/1" role="link"><div aria-label="Bild" data-testid="tweetPhoto">
<img alt="Ein Boot" width="300" src="${escapeHtml(COPIES.tweetNews.url)}"></div></a></div>
<div class="actions" role="group"><button aria-label="Antworten" data-testid="reply" type="button">↩</button></div>
<form action="/reply"><input type="hidden" name="authenticity_token" value="geheim-1"><img alt="Alex Beispiel" width="20" src="${escapeHtml(COPIES.tweetHouse.url)}"><textarea>Mein Entwurf</textarea></form></div></article>`;
}

/** Own style sheet of these pages: the sites' policies allow no inline styles. */
export const tallStyle = `
html { scroll-behavior: smooth; }
.tall { max-width: 620px; margin: 0 auto; } .tall .lead { height: 500px; } .tall .tail { height: 700px; }
.tall article { display: block; padding: 0 12px; } .tall.wide { max-width: none; } .tall.wide article { width: 2100px; }
.stripe { height: ${STRIPE.height}px; overflow: hidden; color: #fff; }
.toast, .cookie { position: fixed; left: 0; right: 0; bottom: 0; height: 70px; background: #1d9bf0; color: #fff; z-index: 5; transition: opacity .4s; }
.cookie { bottom: auto; top: 48px; height: 40px; background: #f4d03f; }
.dialog { position: fixed; z-index: 400; top: 60px; bottom: 80px; left: 25%; right: 25%; overflow: auto; background: #fff; border: 3px solid #888; }
${Array.from({ length: STRIPE.colours }, (_, n) => `.c${n}{background:rgb(${colourOf(n)})}`).join('')}
`;
