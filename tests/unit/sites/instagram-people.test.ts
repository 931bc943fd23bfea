// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { onlyPost, readAt } from './page.ts';

const HOME = 'https://www.instagram.com/';
const CODE = 'DNachbau001';
const AT = '2026-07-03T08:15:00.000Z';
const FILE = 'https://scontent.cdninstagram.com/v';

const name = (user: string) => `<a href="/${user}/"><span dir="auto">${user}</span></a>`;
const avatar = (user: string) => `<a href="/${user}/"><img alt="x" src="${FILE}/${user}.jpg"></a>`;
const stamp = `<span>•</span><a href="/p/${CODE}/"><time datetime="${AT}">3 Tage</time></a>`;
const caption = (user: string, words: string) =>
  `<div><span dir="auto">${name(user)}</span> <span dir="auto">${words}</span></div>`;

/** An article of the home feed as it was in 2026. */
const article = (header: string, body: string, media = `<img alt="Bild" src="${FILE}/1.jpg">`) =>
  `<article><div>${avatar('eins.nachbau')}<div>${header}</div></div><div>${media}</div><div><section><button></button></section>${body}</div></article>`;
const read = (header: string, body = caption('eins.nachbau', 'Worte'), media?: string) =>
  onlyPost(HOME, article(header, body, media));
const data = (...media: object[]) => `<script type="application/json">${JSON.stringify(media)}</script>`;
const handles = (authors: { name: string | null }[] | undefined) => authors?.map((author) => author.name);

describe('authors of a joint post', () => {
  it.each(['and', 'und', 'et', 'y', 'e', 'и', 'و', ','])('are joined by "%s"', (word) => {
    const post = read(`<span>${name('eins.nachbau')} ${word} ${name('zwei.nachbau')}</span>${stamp}`);
    expect(post.author?.name).toBe('eins.nachbau');
    expect(handles(post.coAuthors)).toEqual(['zwei.nachbau']);
  });

  it('the one whose name stands before the caption is the owner', () => {
    const joint = `${name('eins.nachbau')} und ${name('zwei.nachbau')}${stamp}`;
    const post = read(joint, caption('zwei.nachbau', 'Worte'));
    expect(post).toMatchObject({ author: { name: 'zwei.nachbau' }, text: 'Worte' });
    expect(handles(post.coAuthors)).toEqual(['eins.nachbau']);
  });

  it('are as the page’s data says where it describes this very post', () => {
    const medium = {
      pk: '3595513128418752811',
      code: CODE,
      taken_at: 1,
      user: { pk: '2', username: 'zwei.nachbau' },
      owner: { id: '1' },
      coauthor_producers: [
        { pk: '1', username: 'Eins.Nachbau' },
        { pk: '3', username: 'drei.nachbau' },
      ],
    };
    const header = `${name('eins.nachbau')} und <div role="button">2 weitere Personen</div>${stamp}`;
    const post = onlyPost(HOME, article(header, caption('eins.nachbau', 'Worte')) + data(medium));
    expect(post).toMatchObject({ author: { name: 'eins.nachbau' }, text: 'Worte', publishedAt: AT });
    expect(handles(post.coAuthors)).toEqual(['zwei.nachbau', 'drei.nachbau']);
    const other = onlyPost(
      HOME,
      article(header, caption('eins.nachbau', 'Worte')) + data({ ...medium, code: 'DNachbau999' }),
    );
    expect(other.coAuthors).toBeUndefined();
  });

  it('do not include who else is named in the header', () => {
    const post = read(
      `${name('eins.nachbau')}${stamp}<div>Für dich empfohlen ${name('fremd.nachbau')}</div>`,
    );
    expect(post.coAuthors).toBeUndefined();
  });
});

describe('a paid partnership', () => {
  it.each([
    'Paid partnership with',
    'Bezahlte Partnerschaft mit',
    'Partenariat rémunéré avec',
    'Parceria paga com',
    'Colaboración pagada con',
  ])('%s', (label) => {
    const post = read(
      `${name('eins.nachbau')}${stamp}<div><span>${label} ${name('marke.nachbau')}</span></div>`,
    );
    expect(post).toMatchObject({ paidPartnership: true, promoted: null, author: { name: 'eins.nachbau' } });
    expect(handles(post.sponsors)).toEqual(['marke.nachbau']);
    expect(post.coAuthors).toBeUndefined();
  });

  it('may name its sponsor without a link, or nobody', () => {
    const label = (words: string) => read(`${name('eins.nachbau')}${stamp}<div><span>${words}</span></div>`);
    expect(label('Paid partnership with Nachbau GmbH').sponsors).toEqual([
      { key: null, name: 'Nachbau GmbH', url: null },
    ]);
    expect(label('Paid partnership')).toMatchObject({ paidPartnership: true });
    expect(label('Paid partnership').sponsors).toBeUndefined();
  });

  it('is not told by the author’s own words, and not false without a sign', () => {
    const header = `${name('eins.nachbau')}${stamp}`;
    expect(read(header, caption('eins.nachbau', 'Paid partnership')).paidPartnership).toBeUndefined();
    expect(read(header).paidPartnership).toBeUndefined();
  });

  it('is as the page’s data says', () => {
    const medium = (more: object) => ({
      code: CODE,
      taken_at: 1,
      user: { username: 'eins.nachbau' },
      ...more,
    });
    const html = article(`${name('eins.nachbau')}${stamp}`, caption('eins.nachbau', 'Worte'));
    const tags = [{ sponsor: { username: 'marke.nachbau' } }];
    const paid = onlyPost(HOME, html + data(medium({ is_paid_partnership: true, sponsor_tags: tags })));
    expect(paid.paidPartnership).toBe(true);
    expect(handles(paid.sponsors)).toEqual(['marke.nachbau']);
    expect(onlyPost(HOME, html + data(medium({ is_paid_partnership: false }))).paidPartnership).toBe(false);
    expect(onlyPost(HOME, html + data(medium({}))).paidPartnership).toBeUndefined();
  });
});

describe('what is no advertisement', () => {
  it.each(['Anzeige', 'Sponsored', 'Ad'])('the author’s own word "%s"', (word) =>
    expect(read(`${name('eins.nachbau')}${stamp}`, caption('eins.nachbau', word)).promoted).toBeNull(),
  );

  it('a comment, a place, a person of that name', () => {
    const header = `${name('eins.nachbau')}${stamp}<a href="/explore/locations/1/anzeige/"><span>Anzeige</span></a>`;
    const comment = `<div>${avatar('zwei.nachbau')}${name('zwei.nachbau')}<a href="/p/${CODE}/c/1/"><time datetime="${AT}"></time></a><span>Gesponsert</span></div>`;
    expect(read(header, caption('eins.nachbau', 'Worte') + comment).promoted).toBeNull();
  });

  it('a recommendation', () =>
    expect(read(`${name('eins.nachbau')}${stamp}<span>Recommended for you</span>`).promoted).toBeNull());

  it.each(['Sponsorisé', 'Publicidad', 'Patrocinado', 'Реклама', 'ممول'])(
    'but %s in the header is one',
    (word) => expect(read(`${name('eins.nachbau')}<div><span>${word}</span></div>`).promoted).toBe(true),
  );

  it('nor false, where the data has the post as an advertisement and as an ordinary one', () => {
    const medium = { code: CODE, taken_at: 1, user: { username: 'eins.nachbau' } };
    const html = article(`${name('eins.nachbau')}${stamp}`, caption('eins.nachbau', 'Worte'));
    expect(onlyPost(HOME, html + data({ ad: { items: [medium] } }, { media: medium })).promoted).toBeNull();
    const own = `https://www.instagram.com/p/${CODE}/`;
    expect(onlyPost(own, html + data({ ad: { items: [medium] } })).promoted).toBeNull();
    expect(onlyPost(own, html).promoted).toBe(false);
  });
});

describe('the caption', () => {
  const header = `${name('eins.nachbau')}${stamp}`;

  it('is not a comment below it, nor likes above it', () => {
    const likes = `<section><span>Gefällt ${name('eins.nachbau')} und <span>sehr vielen weiteren</span></span></section>`;
    const preview = `<div>${name('zwei.nachbau')} <span dir="auto">Ein Kommentar mit vielen Worten</span></div>`;
    expect(read(header, likes + caption('eins.nachbau', 'Ja') + preview).text).toBe('Ja');
    expect(read(header, likes).text).toBe('');
  });

  it('is empty where only the author’s comment stands below', () => {
    const comment = `<ul><li>${avatar('eins.nachbau')}<h3>${name('eins.nachbau')}</h3><span>Nachtrag</span><a href="/p/${CODE}/c/1/"><time datetime="${AT}"></time></a></li></ul>`;
    expect(read(header, comment).text).toBe('');
  });

  it.each([
    ['<span>… </span><div role="button"><span>mehr</span></div>'],
    ['<span>… <span>ещё</span></span>'],
    ['<span aria-hidden="true">… more</span>'],
    ['... <button>plus</button>'],
  ])('is cut before %s', (more) =>
    expect(read(header, caption('eins.nachbau', `Anfang${more}`))).toMatchObject({
      text: 'Anfang',
      truncated: true,
    }),
  );

  it.each([
    ['Und so weiter …', ''],
    ['Noch mehr', ''],
    ['Olá', '<div role="button"><span>Ver tradução</span></div>'],
  ])('is whole: %s %s', (words, after) =>
    expect(read(header, caption('eins.nachbau', words).replace('</div>', `${after}</div>`))).toMatchObject({
      text: words,
      truncated: false,
    }),
  );
});

describe('slides', () => {
  const header = `${name('eins.nachbau')}${stamp}`;
  const buttons = (label: (at: number) => string) =>
    [1, 2, 3].map((at) => `<button aria-label="${label(at)}"></button>`).join('');

  it.each([(at: number) => `Go to slide ${at}`, (at: number) => `Перейти к слайду ${at}`])(
    'are counted by their buttons',
    (label) => expect(read(header, '', buttons(label)).slides).toBe(3),
  );

  it('are not counted where the numbers are others', () => {
    expect(
      read(
        header,
        '',
        buttons((at) => `${at * 7} Likes`),
      ).slides,
    ).toBeUndefined();
    expect(read(header, '', '<button aria-label="Go to slide 1"></button>').slides).toBeUndefined();
  });

  it('are as many as the page’s data says', () => {
    const medium = { code: CODE, taken_at: 1, user: { username: 'eins.nachbau' }, carousel_media_count: 7 };
    expect(onlyPost(HOME, article(header, '') + data(medium)).slides).toBe(7);
  });
});

describe('pictures', () => {
  it('of a comment and of likes are not the post’s', () => {
    const body = `<section><img alt="x" src="${FILE}/like.jpg"></section>${caption('eins.nachbau', 'Worte')}<div>${avatar('zwei.nachbau')}${name('zwei.nachbau')}<a href="/p/${CODE}/c/1/"><time datetime="${AT}"></time></a><img alt="GIF" src="${FILE}/gif.gif"></div>`;
    expect(read(`${name('eins.nachbau')}${stamp}`, body).media.map(({ url }) => url)).toEqual([
      `${FILE}/1.jpg`,
    ]);
  });
});

describe('pages around posts', () => {
  it('a window without article over the feed is read, the feed stays', () => {
    const feed = article(`${name('eins.nachbau')}${stamp}`, caption('eins.nachbau', 'Worte'));
    const time = `<a href="/zwei.nachbau/p/DNachbau002/"><time datetime="${AT}"></time></a>`;
    const page = `<div role="dialog"><div><img alt="b" src="${FILE}/2.jpg"><div>${name('zwei.nachbau')}</div><div>${caption('zwei.nachbau', 'Anderes')}</div><section></section>${time}</div></div>`;
    expect(readAt('https://www.instagram.com/p/DNachbau002/', `<main>${feed}</main>${page}`)).toMatchObject([
      { key: `instagram:${CODE}`, text: 'Worte' },
      { key: 'instagram:DNachbau002', text: 'Anderes', author: { name: 'zwei.nachbau' } },
    ]);
  });

  it('an advertisement with a picture that leads to its post is no grid', () => {
    const ad = `<article><div>${name('eins.nachbau')}<span>Gesponsert</span></div><a href="/p/${CODE}/"><img alt="x" src="${FILE}/1.jpg"></a></article>`;
    expect(readAt(HOME, ad)).toMatchObject([{ kind: 'post', promoted: true }]);
  });

  it('tiles of the reels tab have their picture as background', () => {
    const tile = `<a href="/eins.nachbau/reel/${CODE}/"><div style="background-image: url(&quot;${FILE}/bg.jpg&quot;)"></div></a>`;
    expect(readAt('https://www.instagram.com/eins.nachbau/reels/', tile)).toMatchObject([
      { kind: 'tile', author: { name: 'eins.nachbau' }, media: [{ kind: 'video', url: `${FILE}/bg.jpg` }] },
    ]);
  });
});
