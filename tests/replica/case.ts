import type { PictureCopy } from '../../scripts/demo/pictures.ts';

/** Marks every sentence that the replica made up. */
export const INVENTED = '[erfundener Text]';

/** The addresses of the letter of 17.12.2021, as the letter gives them; `xHome` and `reuse` are the replica's own. */
export const ADDRESSES = {
  ad: 'https://www.facebook.com/ads/library/?id=1810988222445157',
  facebookProfile: 'https://www.facebook.com/thomas.westphal.3591',
  instagramProfile: 'https://www.instagram.com/thomaswestphaldo/',
  instagramNews: 'https://www.instagram.com/p/CV45U6mK6mB/',
  instagramVideoConference: 'https://www.instagram.com/p/CL99BORsQHW/',
  tweetNews: 'https://twitter.com/twestphaldo/status/1456553032246771727',
  tweetVideoConference: 'https://twitter.com/twestphaldo/status/1367099526880907264',
  xHome: 'https://x.com/home',
  reuse: 'https://www.facebook.com/hafenviertel.beispiel.nachbau',
  party: 'https://westphalfuerdortmund.de/impressum/',
  cityNews:
    'https://www.dortmund.de/de/leben_in_dortmund/nachrichtenportal/alle_nachrichten/nachricht.jsp?nid=679828',
} as const;

/** Page of the city in the replica: the letter does not give the city's own Facebook address. */
export const CITY_PAGE = 'https://www.facebook.com/stadt.dortmund.nachbau/';

/** Instants of the posts. On X they follow from the id, on Instagram the number's time plus some seconds. */
export const TIMES = {
  instagramNews: '2021-11-05T09:23:14.000Z',
  instagramVideoConference: '2021-03-03T19:17:46.000Z',
};

/** Pictures that the demonstration calls the city's, as the city publishes them. */
export const CITY_PICTURES = {
  sommertour: { photograph: 'french-alpine-landscape', side: 1024, quality: 92 },
  news: { photograph: 'nagasaki-boats', side: 1024, quality: 92 },
  garden: { photograph: 'allium-oreophilum', side: 1024, quality: 92 },
} as const satisfies Record<string, PictureCopy>;

/** A press release that nobody wrote: the registry of the demonstration calls it the city's. */
export const PRESS_RELEASE = `${INVENTED} Die Stadt Dortmund öffnet den Uferweg am Hafen ab Samstag für Fußgänger und Radfahrer. Auf einer Länge von achthundert Metern verbindet die neue Promenade das alte Speicherhaus mit dem Kohlenkai.

Vierzig Bänke aus heimischer Eiche, drei Brunnen und ein Spielplatz mit Blick auf die Kräne laden zum Verweilen ein. Gepflanzt wurden hundertzwölf Linden, die im Sommer Schatten spenden sollen.

Die Kosten von erfundenen zwei Millionen Euro trägt die Stadt zur Hälfte. Zur Eröffnung spielt um elf Uhr die Kapelle der Hafenarbeiter, ab Mittag fahren Barkassen kostenlos durch das Becken.`;

/** Where the city's own site shows its pictures. */
export const cityPictureUrl = (name: keyof typeof CITY_PICTURES) =>
  `https://www.dortmund.de/media/nachbau/${name}.jpg`;

type Hosted = { url: string; copy: PictureCopy };

const facebook = (
  number: string,
  photograph: PictureCopy['photograph'],
  side = 960,
  quality = 75,
): Hosted => ({
  url: `https://scontent.xx.fbcdn.net/v/t39.30808-6/${number}_n.jpg?_nc_cat=101&ccb=1-7&oh=00_nachbau`,
  copy: { photograph, side, quality },
});

const remade = (
  number: string,
  photograph: PictureCopy['photograph'],
  edit: PictureCopy['edit'] & {},
): Hosted => {
  const { url, copy } = facebook(number, photograph, 720);
  return { url, copy: { ...copy, edit } };
};

const instagram = (
  number: string,
  photograph: PictureCopy['photograph'],
  side = 800,
  quality = 72,
): Hosted => ({
  url: `https://scontent.cdninstagram.com/v/t51.2885-15/${number}_n.jpg?stp=dst-jpg_e35&oh=00_nachbau`,
  copy: { photograph, side, quality },
});

const twitter = (name: string, photograph: PictureCopy['photograph'], side = 680, quality = 62): Hosted => ({
  url: `https://pbs.twimg.com/media/${name}?format=jpg&name=small`,
  copy: { photograph, side, quality },
});

/** Copies on the networks' picture hosts: other sizes, other compression, other bytes. */
export const COPIES = {
  adSommertour: facebook('226001_1810988222445157', 'french-alpine-landscape', 600, 70),
  adGarden: facebook('226002_4550000000000001', 'acanthus-mollis', 600, 70),
  adAvatar: facebook('226003_4550000000000009', 'dust-bowl-home', 60, 70),
  facebookNews: facebook('254001_100000000000001', 'nagasaki-boats'),
  facebookCat: facebook('254002_100000000000002', 'locomotion-house-cat'),
  reuseCrop: remade('255001_300000000000001', 'nagasaki-boats', {
    as: 'crop',
    box: { left: 0.28, top: 0.2, width: 0.6, height: 0.62 },
  }),
  reuseMirror: remade('255002_300000000000002', 'french-alpine-landscape', { as: 'mirror' }),
  reuseCollage: remade('255003_300000000000003', 'allium-oreophilum', {
    as: 'collage',
    others: ['locomotion-house-cat', 'dust-bowl-home', 'acanthus-mollis'],
  }),
  reuseBar: remade('255004_300000000000004', 'nagasaki-boats', { as: 'bar', words: 'HAFEN FUER ALLE' }),
  reuseOther: remade('255008_300000000000008', 'airplane-from-above', {
    as: 'crop',
    box: { left: 0.1, top: 0.1, width: 0.8, height: 0.7 },
  }),
  facebookHouse: facebook('254003_100000000000003', 'dust-bowl-home'),
  instagramNews: instagram('253701_2700160102566701441', 'nagasaki-boats'),
  instagramFlight: instagram('156001_2521439731283198422', 'airplane-from-above'),
  instagramGarden: instagram('240101_2600000000000000001', 'allium-oreophilum', 640, 70),
  instagramCat: instagram('240102_2600000000000000002', 'locomotion-house-cat', 640, 70),
  tweetNews: twitter('FDasNachbau1', 'nagasaki-boats'),
  tweetFlight: twitter('EviNachbau02', 'airplane-from-above'),
  tweetHouse: twitter('FDbNachbau03', 'dust-bowl-home'),
  tweetAcanthus: twitter('FDcNachbau04', 'acanthus-mollis'),
  tweetAd: twitter('FDdNachbau05', 'locomotion-house-cat'),
} as const satisfies Record<string, Hosted>;

/** A picture of the city on the party's own server. */
export const PARTY_PICTURE: Hosted = {
  url: 'https://westphalfuerdortmund.de/bilder/hafen-nachbau.jpg',
  copy: { photograph: 'nagasaki-boats', side: 480, quality: 70 },
};

/** Every picture of the replica by host and path. */
export const PICTURE_PATHS: ReadonlyMap<string, PictureCopy> = new Map([
  [placeOf(PARTY_PICTURE.url), PARTY_PICTURE.copy] as const,
  ...Object.values<Hosted>(COPIES).map(({ url, copy }) => [placeOf(url), copy] as const),
  ...(Object.keys(CITY_PICTURES) as (keyof typeof CITY_PICTURES)[]).map(
    (name) => [placeOf(cityPictureUrl(name)), CITY_PICTURES[name]] as const,
  ),
]);

function placeOf(address: string): string {
  const { hostname, pathname } = new URL(address);
  return hostname + pathname;
}
