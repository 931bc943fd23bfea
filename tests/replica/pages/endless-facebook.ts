import { CITY_PAGE, cityPictureUrl, INVENTED } from '../case.ts';
import { ENDLESS_POSTS, endlessDocument, type List, MATCH_EVERY, nested } from './endless.ts';
import { icon } from './html.ts';

/** The picture of one post of the endless page, without the query the page adds. */
export const endlessFacebookPicture = (post: number) =>
  `https://scontent.xx.fbcdn.net/v/t39.30808-6/${post}_endlos_n.jpg`;

/** Posts whose data came with the page. */
const WITH_DATA = 10;

/** A feed of Facebook without an end: every post keeps its place in the list, those far from the window are emptied. */
export function endlessFacebook(nonce: string): string {
  const vanity = new URL(CITY_PAGE).pathname.split('/')[1];
  const body = `<div><header class="bar" role="banner">facebook</header><div class="columns"><div role="main" class="feed">
<div class="feed-list" data-posts="${ENDLESS_POSTS}" data-every="${MATCH_EVERY}" data-city="${vanity}" data-link="${cityPictureUrl('news')}"></div>
</div></div></div><template id="post">${post}</template>
<script type="application/json" data-sjs>${pageData()}</script>`;
  return endlessDocument({ title: 'Facebook', site: 'fb', body, nonce, list: facebookList });
}

/** What the site's own data tells of the first posts, in some forty levels. */
function pageData(): string {
  const edges = Array.from({ length: WITH_DATA }, (_, post) => ({
    node: {
      post_id: `${100000000000000 + post}`,
      encrypted_click_tracking: `AZXendlos${post}`,
      th_dat_spo: null,
      comet_sections: { content: { story: { message: { text: `${INVENTED} Beitrag ${post}` } } } },
      creation_time: 1636102800 + post * 60,
    },
    category: 'ORGANIC',
  }));
  const data: object = { data: { viewer: { news_feed: { edges } } } };
  const deep = Array.from({ length: 12 }).reduce<object>((inner) => ({ require: [[inner]] }), data);
  return JSON.stringify(deep).replaceAll('<', '\\u003c');
}

const marks = Array.from({ length: 20 }, (_, at) => `data-${at}="${at}"`).join(' ');
const decoys = `<div class="offscreen">${`<div aria-hidden="true" ${marks}><blockquote><span dir="auto"><span>Facebook</span></span></blockquote><div role="button" tabindex="-1"></div></div>`.repeat(44)}</div>`;

const head = `<div class="head">${nested(2, `<a class="profile" href="" aria-hidden="true" tabindex="-1">${nested(1, '<svg class="avatar" viewBox="0 0 40 40"><mask><circle></circle></mask><g><image></image><circle></circle></g></svg>')}<div role="none"></div></a>`)}
<div class="who">${nested(3, '<span dir="ltr"><div data-ad-rendering-role="profile_name"><h3 class="by"><span><b><span><a class="profile" href="" role="link" tabindex="0"><span class="name"></span></a></span></b></span></h3></div></span>')}
${nested(2, `<span dir="ltr"><div class="muted at"><span>${nested(0, '<a class="time" href="" role="link" tabindex="0"><span class="scramble"></span></a>')}</span><span aria-hidden="true"> · </span><span>${icon('Öffentlich')}</span></div></span>`)}</div>
${nested(2, `<div aria-expanded="false" aria-haspopup="menu" aria-label="Aktionen" role="button" tabindex="0">${icon()}<div role="none"></div></div>`)}</div>`;

const message = nested(
  2,
  `<div data-ad-rendering-role="story_message"><div data-ad-comet-preview="message" data-ad-preview="message">${nested(2, '<span dir="auto"><div><div dir="auto"><span class="words"></span></div></div></span>')}</div></div>`,
);

const photo = nested(
  3,
  `<a class="photo" href="" role="link" tabindex="0">${nested(4, '<img alt="Bild" width="576" referrerpolicy="origin-when-cross-origin">')}<div role="none"></div></a>`,
);

const shared = nested(
  2,
  '<a class="shared" href="" rel="nofollow" role="link" tabindex="0" target="_blank"><div><span dir="auto">dortmund.de</span><span dir="auto">Nachbau</span></div></a>',
);

const action = (label: string) =>
  nested(
    2,
    `<div aria-label="${label}" role="button" tabindex="0">${nested(2, icon())}<div><span dir="auto">${label}</span></div><div role="none"></div></div>`,
  );

const reactions = nested(
  3,
  `<span role="toolbar" aria-label="Reaktionen"><span>${icon()}${icon()}</span></span>${nested(3, '<span><span>12</span></span>')}`,
);

const comments = [1, 2]
  .map(
    (
      one,
    ) => `<div role="article" aria-label="Kommentar von Nachbarin ${one}"><a class="by-reader" href="https://www.facebook.com/nachbarin.endlos.${one}" role="link"><span>Nachbarin ${one}</span></a>
${nested(3, `<div dir="auto"><span>${INVENTED} Ein Kommentar.</span></div>`)}<a class="comment" href="" role="link">2 J.</a></div>`,
  )
  .join('');

const post = `<div class="post">${nested(
  3,
  `${decoys}${head}${message}<div class="media">${photo}${shared}</div>${reactions}
<div class="actions">${['Gefällt mir', 'Kommentieren', 'Teilen'].map(action).join('')}</div><div class="comments">${comments}</div>`,
)}</div>`;

/** Runs in the page: places of the list that are filled near the window and emptied far from it. */
function facebookList(): List {
  const list = document.querySelector<HTMLElement>('.feed-list');
  const model = document.getElementById('post') as HTMLTemplateElement | null;
  if (!list || !model) throw new Error('no list');
  const [posts, every] = [Number(list.dataset.posts), Number(list.dataset.every)];
  const hasPhoto = (post: number) => post % 5 !== 0;
  const heightOf = (post: number) => (hasPhoto(post) ? 860 : 380);
  const tops = [0];
  for (let post = 0; post < posts; post++) tops.push((tops[post] ?? 0) + heightOf(post));
  const topOf = (post: number) => tops[Math.max(0, Math.min(post, posts - 1))] ?? 0;

  const setAll = (place: Element, selector: string, name: string, value: string) => {
    for (const one of place.querySelectorAll(selector)) one.setAttribute(name, value);
  };
  const make = (name: string, attributes: Record<string, string>, text = '') => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };
  const scramble = (post: number) =>
    [...`${(post % 23) + 1} Std.`].flatMap((letter) => [
      make('span', {}, letter),
      make('span', { class: 'decoy', 'aria-hidden': 'true' }, 'x'),
    ]);
  const fill = (place: HTMLElement, post: number) => {
    const isCity = post % (every * 2) === 3;
    const isLink = post % (every * 2) === 3 + every;
    const [vanity, id] = [
      isCity ? list.dataset.city : `nachbau.endlos.${post % 700}`,
      100000000000000 + post,
    ];
    const token = `__cft__[0]=AZXendlos${post}`;
    const content = model.content.cloneNode(true) as DocumentFragment;
    const root = content.firstElementChild as HTMLElement;
    setAll(root, '.profile', 'href', `https://www.facebook.com/${vanity}?${token}&__tn__=-UC`);
    const time = `https://www.facebook.com/${vanity}/posts/pfbid0${String(post).padStart(40, 'E')}?${token}`;
    setAll(root, '.time', 'href', time);
    setAll(root, '.comment', 'href', `${time}&comment_id=${id}1`);
    setAll(root, '.photo', 'href', `https://www.facebook.com/photo/?fbid=${id}9&set=pcb.${id}&${token}`);
    setAll(
      root,
      '.shared',
      'href',
      `https://l.facebook.com/l.php?u=${encodeURIComponent(list.dataset.link ?? '')}&h=AT0`,
    );
    setAll(
      root,
      'img',
      'src',
      `https://scontent.xx.fbcdn.net/v/t39.30808-6/${post}_endlos_n.jpg?_nc_cat=101&oh=00_nachbau`,
    );
    setAll(root, '.by', 'id', `by${post}`);
    setAll(root, '.at', 'id', `at${post}`);
    const write = (selector: string, text: string) => {
      const one = root.querySelector(selector);
      if (one) one.textContent = text;
    };
    write('.name', isCity ? 'Stadt Dortmund (Nachbau)' : `Nachbau ${post % 700}`);
    write('.words', `[erfundener Text] Beitrag ${post}, wie ihn niemand schrieb.`);
    root.querySelector('.scramble')?.append(...scramble(post));
    if (!hasPhoto(post)) root.querySelector('.photo')?.remove();
    if (!isLink) root.querySelector('.shared')?.remove();
    if (post % 3 !== 0) root.querySelector('.comments')?.replaceChildren();
    place.replaceChildren(content);
  };

  const empty = () => {
    const hidden = make('div', { 'data-virtualized': 'true' });
    hidden.hidden = true;
    return hidden;
  };
  const grow = (until: number) => {
    for (let post = list.childElementCount; post <= until; post++) {
      const labels = { 'aria-describedby': `at${post}`, 'aria-labelledby': `by${post}` };
      const place = make('div', { 'aria-posinset': String(post + 1), ...labels });
      place.append(empty());
      // The place keeps the height of its post.
      place.style.height = `${heightOf(post)}px`;
      list.append(place);
    }
  };

  const filled = new Set<number>();
  let first = 0;
  const render = (top: number, bottom: number) => {
    while (first > 0 && topOf(first - 1) + heightOf(first - 1) > top - 2000) first--;
    while (topOf(first) + heightOf(first) <= top - 2000) first++;
    let last = first;
    while (last + 1 < posts && topOf(last + 1) < bottom + 3500) last++;
    grow(last);
    for (const post of filled) {
      if (post >= first && post <= last) continue;
      list.children[post]?.replaceChildren(empty());
      filled.delete(post);
    }
    for (let post = first; post <= last; post++) {
      const place = list.children[post] as HTMLElement;
      if (!filled.has(post)) fill(place, post);
      filled.add(post);
    }
  };
  return { topOf, render };
}
