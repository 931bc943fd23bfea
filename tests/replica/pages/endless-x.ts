import { cityPictureUrl, INVENTED } from '../case.ts';
import { ENDLESS_POSTS, endlessDocument, type List, MATCH_EVERY, nested } from './endless.ts';
import { icon } from './html.ts';

/** The picture of one post of the endless page, without the query the page adds. */
export const endlessXPicture = (post: number) => `https://pbs.twimg.com/media/Endlos${post}`;

/** Home timeline of X without an end: some 15 posts in the document, taken out and put in while one scrolls. */
export function endlessX(nonce: string): string {
  const templates = (['words', 'picture', 'quote', 'link', 'ad'] as const).map(
    (kind) => `<template id="${kind}">${cell(kind)}</template>`,
  );
  const body = `<div id="react-root"><header class="bar" role="banner">X</header><div class="columns">
<main role="main" class="feed"><div data-testid="primaryColumn"><section role="region"><div aria-label="Timeline: Your Home Timeline">
<div class="timeline" data-posts="${ENDLESS_POSTS}" data-every="${MATCH_EVERY}" data-city="${cityPictureUrl('news')}"></div>
</div></section></div></main></div></div>${templates.join('')}`;
  return endlessDocument({ title: 'Startseite / X', site: 'x', body, nonce, list: xList });
}

type Kind = 'words' | 'picture' | 'quote' | 'link' | 'ad';

function cell(kind: Kind): string {
  const article = `<article class="post" role="article" tabindex="0" data-testid="tweet">${nested(2, inner(kind))}</article>`;
  const placed = kind === 'ad' ? `<div data-testid="placementTracking">${article}</div>` : article;
  return `<div data-testid="cellInnerDiv">${nested(3, placed)}</div>`;
}

const inner = (kind: Kind) => `<div>${nested(9, '')}</div><div>${avatar}<div>
${nested(3, name + (kind === 'ad' ? analytics : time))}${caret}
<div dir="auto" lang="de" data-testid="tweetText"><span></span>${kind === 'link' ? '<a dir="ltr" role="link" href="https://t.co/endlos"><span aria-hidden="true">https://</span><span></span></a>' : ''}</div>
${kind === 'picture' || kind === 'ad' ? photo : ''}${kind === 'quote' ? quote : ''}${actions}</div></div>`;

const avatar = `<div data-testid="Tweet-User-Avatar">${nested(2, `<div data-testid="UserAvatar-Container-x"><div></div>${nested(4, `<a class="profile" href="" aria-hidden="true" role="link" tabindex="-1">${nested(2, '')}${nested(2, '')}${nested(5, '')}</a>`)}</div>`)}</div>`;

const words = (inner: string) => `<div dir="ltr"><span><span>${inner}</span></span></div>`;

const name = `<div class="who" data-testid="User-Name">${nested(2, `<a class="profile" href="" role="link">${nested(1, words('<span class="name"></span>'))}</a>`)}
${nested(3, `<a class="profile" href="" role="link" tabindex="-1">${words('<span class="handle"></span>')}</a>`)}<div dir="ltr" aria-hidden="true"><span>·</span></div></div>`;

const time = '<div><a class="status" href="" dir="ltr" role="link"><time datetime=""></time></a></div>';
const analytics = '<div><a class="analytics" href="" role="link"></a><span>Anzeige</span></div>';

const svg = icon().replace('<circle', '<g><path d="M3 12h18"></path></g><circle');
const caret = nested(
  4,
  `<button aria-expanded="false" aria-haspopup="menu" aria-label="Mehr" data-testid="caret" type="button"><div dir="ltr">${nested(2, svg)}</div></button>`,
);

const action = (id: string) =>
  `<div><button aria-label="0" data-testid="${id}" type="button"><div dir="ltr"><div><div></div>${svg}</div><div><span data-testid="app-text-transition-container"><span><span>0</span></span></span></div></div></button></div>`;
const actions = nested(
  2,
  `<div class="actions" role="group">${['reply', 'retweet', 'like', 'views', 'bookmark', 'share'].map(action).join('')}</div>`,
);

const photo = nested(
  4,
  `<a class="photo" href="" role="link">${nested(3, '<div aria-label="Bild" data-testid="tweetPhoto"><div></div><img alt="Bild" draggable="true"></div>')}</a>`,
);

const quote = `<div><div tabindex="0" role="link">${nested(3, `<div data-testid="User-Name">${nested(3, words('<span>Zitiert</span>'))}<div><span>@zitiert_nachbau</span></div><time datetime="2021-11-05T09:00:00.000Z">5. Nov.</time></div>`)}
<div dir="auto" lang="de" data-testid="tweetText"><span>${INVENTED} Ein zitierter Beitrag.</span></div></div></div>`;

/** Runs in the page: the virtual list. One node in four that leaves is filled with the post that comes. */
function xList(): List {
  const place = document.querySelector<HTMLElement>('.timeline');
  if (!place) throw new Error('no timeline');
  const [posts, every] = [Number(place.dataset.posts), Number(place.dataset.every)];
  const heights = { words: 220, picture: 560, quote: 330, link: 240, ad: 560 };
  const kindOf = (post: number) => {
    if (post % every === 3) return 'link' as const;
    if (post % 12 === 7) return 'ad' as const;
    return (['words', 'picture', 'picture', 'quote', 'words'] as const)[post % 5] ?? 'words';
  };
  const tops = [0];
  for (let post = 0; post < posts; post++) tops.push((tops[post] ?? 0) + heights[kindOf(post)]);
  const topOf = (post: number) => tops[Math.max(0, Math.min(post, posts - 1))] ?? 0;
  place.style.position = 'relative';
  place.style.height = `${tops[posts]}px`;

  const setAll = (cell: Element, selector: string, name: string, value: string) => {
    for (const one of cell.querySelectorAll(selector)) one.setAttribute(name, value);
  };
  const fill = (cell: HTMLElement, post: number) => {
    const id = String(1456700000000000000n + BigInt(post) * 4_194_304_000n);
    const handle = `nachbau_${post % 700}`;
    setAll(cell, '.profile', 'href', `/${handle}`);
    setAll(cell, '.status', 'href', `/${handle}/status/${id}`);
    setAll(cell, '.analytics', 'href', `/${handle}/status/${id}/analytics`);
    setAll(cell, '.photo', 'href', `/${handle}/status/${id}/photo/1`);
    setAll(cell, '[data-testid^="UserAvatar-"]', 'data-testid', `UserAvatar-Container-${handle}`);
    setAll(
      cell,
      '.status time',
      'datetime',
      new Date(Number((BigInt(id) >> 22n) + 1288834974657n)).toISOString(),
    );
    setAll(cell, 'img', 'src', `https://pbs.twimg.com/media/Endlos${post}?format=jpg&name=small`);
    const write = (selector: string, text: string) => {
      const one = cell.querySelector(selector);
      if (one) one.textContent = text;
    };
    write('.name', `Nachbau ${post % 700}`);
    write('.handle', `@${handle}`);
    write('[data-testid="tweetText"] > span', `[erfundener Text] Beitrag ${post}, wie ihn niemand schrieb. `);
    write('[data-testid="tweetText"] a span:last-child', (place.dataset.city ?? '').replace('https://', ''));
    cell.style.transform = `translateY(${topOf(post)}px)`;
  };
  const make = (kind: string) => {
    const template = document.getElementById(kind);
    const cell = (template as HTMLTemplateElement).content.firstElementChild?.cloneNode(true) as HTMLElement;
    cell.style.position = 'absolute';
    cell.style.width = '100%';
    return cell;
  };

  const shown = new Map<number, HTMLElement>();
  const render = (top: number, bottom: number) => {
    const isNear = (post: number) =>
      topOf(post) + heights[kindOf(post)] > top - 1600 && topOf(post) < bottom + 2800;
    const left = [...shown.keys()].filter((post) => !isNear(post));
    let post = [...shown.keys()].find(isNear) ?? tops.findIndex((_, one) => isNear(one));
    while (post > 0 && isNear(post - 1)) post--;
    for (; post < posts && isNear(post); post++) {
      if (shown.has(post)) continue;
      const kind = kindOf(post);
      const old = post % 4 === 0 ? left.find((one) => kindOf(one) === kind) : undefined;
      const cell = (old === undefined ? undefined : shown.get(old)) ?? make(kind);
      if (old !== undefined) {
        shown.delete(old);
        left.splice(left.indexOf(old), 1);
      }
      fill(cell, post);
      shown.set(post, cell);
      place.append(cell);
    }
    for (const one of left) {
      shown.get(one)?.remove();
      shown.delete(one);
    }
  };
  return { topOf, render };
}
