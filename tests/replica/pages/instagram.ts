import { ADDRESSES, COPIES, INVENTED, TIMES } from '../case.ts';
import { documentOf, escapeHtml, icon } from './html.ts';

type Post = {
  code: string;
  time: string;
  caption: string;
  picture: { url: string };
  comments: { user: string; text: string; id: string; minutes: number }[];
};

const USER = 'thomaswestphaldo';
const codeOf = (address: string) => address.split('/').at(-2) ?? '';

const POSTS: Post[] = [
  {
    code: codeOf(ADDRESSES.instagramNews),
    time: TIMES.instagramNews,
    caption: `${INVENTED} Ein Nachmittag am Hafen, an dem vieles zusammenkam.`,
    picture: COPIES.instagramNews,
    comments: [
      { user: 'hafenfreundin_nb', text: `${INVENTED} Schönes Licht.`, id: '17900000000000001', minutes: 42 },
      { user: 'hausundhof_nb', text: `${INVENTED} Wo ist das?`, id: '17900000000000002', minutes: 95 },
    ],
  },
  {
    code: codeOf(ADDRESSES.instagramVideoConference),
    time: TIMES.instagramVideoConference,
    caption: `${INVENTED} Videokonferenz über Kooperationspotentiale mit Abu Dhabi.`,
    picture: COPIES.instagramFlight,
    comments: [{ user: 'fernweh_nb', text: `${INVENTED} Mehr davon.`, id: '17900000000000003', minutes: 12 }],
  },
];

/** Tiles of the grid: the two posts of the letter and two further ones, one with a city picture. */
const TILES = [
  ...POSTS.map(({ code, picture }) => ({ code, picture })),
  { code: 'CTNachbau01', picture: COPIES.instagramGarden },
  { code: 'CTNachbau02', picture: COPIES.instagramCat },
];

/** Profile page with its grid, as a signed-in viewer sees it. */
export function instagramGrid(): string {
  const rows = [TILES.slice(0, 2), TILES.slice(2)].map(
    (row) => `<div class="row">${row.map(tile).join('')}</div>`,
  );
  const body = `${topBar()}<main role="main"><div><header class="head"><div class="avatar"></div><section class="who"><a href="#" role="link"><h2 dir="auto"><span>${USER}</span></h2></a>
<ul><li><span>4</span> Beiträge</li></ul><span dir="auto">${INVENTED} Profil im Nachbau.</span></section></header>
<div role="tablist"><a aria-selected="true" href="/${USER}/" role="tab">${icon('Beiträge')}</a></div><div><div>${rows.join('')}</div></div></div></main>`;
  return documentOf({ title: `${USER} • Instagram`, site: 'ig', body });
}

/** Post page, which has no article; null when the replica does not have the post. */
export function instagramPost(code: string): string | null {
  const post = POSTS.find((candidate) => candidate.code === code);
  if (!post) return null;
  const body = `${topBar()}<div><section><main role="main"><div><div class="split">
<div class="pane"><div role="button" tabindex="0"><div><img alt="Photo by ${USER}" src="${escapeHtml(post.picture.url)}"></div></div></div>
<div class="talk"><div class="head"><div class="avatar"></div><div class="who">${userLink(USER)}</div><div role="button" tabindex="0">${icon('Optionen')}</div></div><hr>
<div>${caption(post)}${post.comments.map((comment) => commentOf(post, comment)).join('')}</div>
<section class="actions"><div role="button" tabindex="0">${icon('Gefällt mir')}</div><div role="button" tabindex="0">${icon('Kommentieren')}</div></section>
<div dir="auto">${permalink(post)}</div></div></div></div>${morePosts(code)}</main></section></div>`;
  return documentOf({ title: `${USER} auf Instagram`, site: 'ig', body });
}

const topBar = () =>
  '<header class="bar" role="banner">Instagram <span class="muted">Startseite</span></header>';

const userLink = (user: string) =>
  `<span dir="auto"><div><a href="/${user}/" role="link" tabindex="0"><span dir="auto">${user}</span></a></div></span>`;

/** The caption's own time has no link and may lie after the post's: readers must not take it. */
function caption({ caption: text, time }: Post): string {
  const edited = new Date(Date.parse(time) + 6 * 60_000).toISOString();
  return `<div class="comment"><a href="/${USER}/" role="link"><div class="avatar"></div></a><div><span dir="auto"><div><div><a href="/${USER}/" role="link"><span dir="auto">${USER}</span></a></div>
<span class="muted">&nbsp;<span>Bearbeitet</span><span>•</span><time datetime="${edited}">${weeks(edited)}</time></span></div></span><div><span dir="auto">${escapeHtml(text)}</span></div></div></div>`;
}

function commentOf({ code, time }: Post, { user, text, id, minutes }: Post['comments'][number]): string {
  const at = new Date(Date.parse(time) + minutes * 60_000).toISOString();
  return `<div class="comment"><a href="/${user}/" role="link"><div class="avatar"></div></a><div>${userLink(user)}
<span dir="auto"><a class="muted" href="/p/${code}/c/${id}/" role="link"><time datetime="${at}">${weeks(at)}</time></a></span>
<div><span dir="auto">${escapeHtml(text)}</span></div><div role="button" tabindex="0"><span class="muted">Antworten</span></div></div></div>`;
}

const permalink = ({ code, time }: Post) =>
  `<a class="muted" href="/${USER}/p/${code}/" role="link"><span dir="auto"><time datetime="${time}">${time.slice(8, 10)}.${time.slice(5, 7)}.${time.slice(0, 4)}</time></span></a>`;

const weeks = (at: string) => `${Math.round((Date.parse('2026-11-01') - Date.parse(at)) / 604_800_000)} Wo.`;

function tile({ code, picture }: (typeof TILES)[number]): string {
  return `<div class="tile"><a href="/${USER}/p/${code}/" role="link" tabindex="0"><div><div><img alt="Photo by ${USER}" src="${escapeHtml(picture.url)}"></div><div></div></div></a></div>`;
}

function morePosts(code: string): string {
  const others = TILES.filter((other) => other.code !== code).slice(0, 3);
  return `<div><hr><div dir="auto">Weitere Beiträge von <a href="/${USER}/" role="link">${USER}</a></div><div class="row">${others.map(tile).join('')}</div></div>`;
}
