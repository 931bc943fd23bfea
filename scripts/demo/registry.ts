// The registry of the demonstration: what the replica invents, and nothing of the real case.
import jpeg from 'jpeg-js';
import { CITY_PAGE, CITY_PICTURES, cityPictureUrl } from '../../tests/replica/case.ts';
import { lumaWithin, pdq } from '../../utils/matching/index.ts';
import { type Asset, parseWith, type Registry, registry } from '../../utils/model/index.ts';
import { picturePixels, shrink } from './pictures.ts';

const SOURCE = { title: 'Demonstration: erfundener Eintrag / invented entry', date: '2021-12-17' };
const MARK = 'Demonstration: free photograph of the Getty Open Content Program, not a picture of the city.';

/** Invented titles and days of publication; the days lie before the posts that show the pictures. */
const ENTRIES: { name: keyof typeof CITY_PICTURES; title: string; at: string; page: string }[] = [
  {
    name: 'sommertour',
    title: 'Demonstration: Sommertour 2021',
    at: '2021-08-03',
    page: 'https://www.dortmund.de/rathaus/oberbuergermeister/sommertour-2021/',
  },
  {
    name: 'news',
    title: 'Demonstration: Pressefoto Hafen',
    at: '2021-11-05',
    page: 'https://www.dortmund.de/de/leben_in_dortmund/nachrichtenportal/alle_nachrichten/nachricht.jsp?nid=679828',
  },
  {
    name: 'garden',
    title: 'Demonstration: Pressefoto Stadtgarten',
    at: '2021-09-14',
    page: 'https://www.dortmund.de/media/nachbau/',
  },
];

/** Builds the demo registry; fingerprints are computed from the city's copies with the project's own code. */
export function demoRegistry(): Registry {
  const document = {
    schema: 1,
    id: 'dortmund-demo',
    version: '2021-12-17.1',
    title: 'Demonstration: Dortmund 2021 (Nachbau)',
    description:
      'Invented pictures and pages for the demonstration. The facts of the case are in the registry "dortmund".',
    licence: 'CC0-1.0',
    accounts: [cityPage],
    assets: ENTRIES.map(assetOf),
    posts: [],
    websites: [],
    topics: [],
  };
  return parseWith(registry, document, 'demo registry');
}

const cityPage = {
  id: 'demo-stadt-dortmund',
  platform: 'facebook',
  handle: 'stadt.dortmund.nachbau',
  name: 'Stadt Dortmund (Nachbau)',
  url: CITY_PAGE,
  owner: 'Stadt Dortmund (Demonstration)',
  role: 'city',
  use: 'official',
  note: 'Demonstration: invented page that exists only in the replica.',
  source: SOURCE,
};

function assetOf({ name, title, at, page }: (typeof ENTRIES)[number]): Asset {
  return {
    id: `demo-${name}`,
    kind: 'picture',
    title,
    producer: 'Stadt Dortmund / Dortmund-Agentur (Demonstration)',
    credit: 'Bild: Demonstration / Getty Open Content Program',
    published: { url: page, at },
    addresses: [cityPictureUrl(name)],
    fingerprints: [fingerprintOf(name)],
    thumbnail: thumbnailOf(name),
    note: MARK,
    source: SOURCE,
  };
}

function fingerprintOf(name: keyof typeof CITY_PICTURES) {
  const { data, width, height } = picturePixels(CITY_PICTURES[name]);
  return { algorithm: 'pdq' as const, ...pdq(lumaWithin(data, width, height, 512)) };
}

function thumbnailOf(name: keyof typeof CITY_PICTURES): string {
  const small = shrink(picturePixels(CITY_PICTURES[name]), 160);
  return `data:image/jpeg;base64,${jpeg.encode(small, 75).data.toString('base64')}`;
}
