import { COPIES, INVENTED } from '../case.ts';
import { documentOf, escapeHtml, icon } from './html.ts';

export type FacebookPost = {
  /** Number of the post; null gives a time link without a permalink, as the site does before the pointer touches it. */
  id: string | null;
  author: { name: string; vanity: string };
  time: string;
  text: string;
  picture?: { url: string };
  photo?: string;
  comment?: string;
};

const profile = {
  name: 'Thomas Westphal – Besser werden. Dortmund Bleiben. SPD Dortmund',
  vanity: 'thomas.westphal.3591',
};

const POSTS: FacebookPost[] = [
  {
    id: '100000000000001',
    author: profile,
    time: '5. November 2021 um 10:31',
    text: `${INVENTED} Ein Nachmittag am Hafen, an dem vieles zusammenkam.`,
    picture: COPIES.facebookNews,
    photo: '100000000000091',
    comment: `${INVENTED} Schönes Bild.`,
  },
  {
    id: '100000000000002',
    author: profile,
    time: '28. Oktober 2021 um 18:02',
    text: `${INVENTED} Besuch auf dem Redaktionstisch.`,
    picture: COPIES.facebookCat,
    photo: '100000000000092',
  },
  {
    id: '100000000000003',
    author: { name: 'Heimatverein Beispiel', vanity: 'heimatverein.beispiel.nachbau' },
    time: '21. Oktober 2021 um 09:15',
    text: `${INVENTED} Ein Haus, das niemand mehr kennt.`,
    picture: COPIES.facebookHouse,
    photo: '100000000000093',
  },
];

/** Profile of the letter with one post that shows the city's picture, one of its own and one of somebody else. */
export const facebookProfile = (): string => facebookPage(profile.name, POSTS);

/** A profile or page with these posts. */
export function facebookPage(name: string, contents: FacebookPost[]): string {
  const posts = contents.map(post).join('');
  const body = `<div><header class="bar" role="banner">facebook <span class="muted">Suchen</span></header>
<div class="columns"><div class="side" role="complementary"><span>Steckbrief</span><span>${INVENTED}</span></div>
<div role="main" class="feed"><h1>${escapeHtml(name)}</h1><div>${posts}${placeholder(contents.length + 1)}</div></div></div></div>
<div hidden style="display: none;"><div><span id="time-store-1">5. November 2021</span></div><div><span id="time-store-9">Mehr dazu</span></div></div>`;
  return documentOf({ title: name, site: 'fb', body });
}

function post(content: FacebookPost, index: number): string {
  const { author, text, picture, photo } = content;
  const key = index + 1;
  const href = `https://www.facebook.com/${author.vanity}?__cft__[0]=AZXnachbau${key}&amp;__tn__=-UC`;
  return `<div class="post" aria-posinset="${key}" aria-describedby="d${key}" aria-labelledby="a${key}"><div data-virtualized="false"><div>
${decoyWrapper()}<div class="head"><a href="${href}" aria-hidden="true" tabindex="-1"><svg class="avatar" viewBox="0 0 40 40"><g><image></image></g></svg></a>
<div class="who"><div data-ad-rendering-role="profile_name"><h2 id="a${key}"><span><strong><a href="${href}" role="link"><span>${escapeHtml(author.name)}</span></a></strong></span></h2></div>
<div class="muted" id="d${key}"><span>${timeLink(content, key)}</span><span aria-hidden="true"> · </span><span>Öffentlich</span></div></div>
<div aria-label="Aktionen für diesen Beitrag" role="button" tabindex="0">${icon()}</div></div>
<div class="body" data-ad-rendering-role="story_message" data-ad-comet-preview="message"><div dir="auto"><span>${escapeHtml(text)}</span></div></div>
${picture && photo ? photoLink(picture.url, photo, content.id) : ''}${fakeLinkBlock(text)}
<div class="actions"><div aria-label="Gefällt mir" role="button" tabindex="0">${icon()}</div><div aria-label="Kommentieren" role="button" tabindex="0">${icon()}</div></div>
${comment(content)}</div></div></div>`;
}

/** The visible letters are scrambled with decoys; the plain time is in the link's label. */
function timeLink({ id, author, time }: FacebookPost, key: number): string {
  const href = id ? `https://www.facebook.com/${author.vanity}/posts/${id}` : 'https://www.facebook.com/';
  const letters = [...time].map(
    (letter, at) =>
      `<span>${escapeHtml(letter)}</span>${at % 3 === 0 ? `<span class="decoy" aria-hidden="true">${'abc123'[at % 6]}</span>` : ''}`,
  );
  return `<a href="${href}?__cft__[0]=AZXnachbau${key}" aria-label="${time}" role="link"><span class="scramble">${letters.join('')}</span></a>`;
}

function photoLink(url: string, photo: string, id: string | null): string {
  return `<div><a href="https://www.facebook.com/photo/?fbid=${photo}&amp;set=pcb.${id ?? photo}" role="link"><div>
<img alt="Bild" src="${escapeHtml(url)}" width="576" referrerpolicy="origin-when-cross-origin"></div></a></div>`;
}

/** 44 times "Facebook", in front of every post of the real site. */
function decoyWrapper(): string {
  const marks = Array.from({ length: 20 }, (_, at) => `data-${at}="${at}"`).join(' ');
  const decoy = `<div aria-hidden="true" ${marks}><blockquote><span dir="auto"><span>Facebook</span></span></blockquote><div role="button" tabindex="-1"></div></div>`;
  return `<div class="offscreen">${decoy.repeat(44)}</div>`;
}

/** The fake link card of organic posts: it names the viewer and proves neither a link nor an advertisement. */
function fakeLinkBlock(text: string): string {
  return `<div class="offscreen" aria-hidden="true"><div data-ad-rendering-role="meta">zufall-nachbau.example</div>
<div data-ad-rendering-role="title">Alex Beispiel</div><div data-ad-rendering-role="description">${escapeHtml(text)}</div>
<div role="button" tabindex="-1">Mehr dazu</div></div>`;
}

function comment({ comment: text, author, id }: FacebookPost): string {
  if (!text || !id) return '';
  return `<div role="article" aria-label="Kommentar von Nachbarin vor 2 Jahren"><a href="https://www.facebook.com/nachbarin.beispiel.nachbau"><span>Nachbarin</span></a>
<div dir="auto"><span>${escapeHtml(text)}</span></div><a class="muted" href="https://www.facebook.com/${author.vanity}/posts/${id}?comment_id=100000000000701">2 J.</a></div>`;
}

/** Posts far from the window stay as empty containers. */
const placeholder = (key: number) =>
  `<div class="post" aria-posinset="${key}" aria-describedby="d${key}" aria-labelledby="a${key}"><div data-virtualized="true" hidden></div></div>`;
