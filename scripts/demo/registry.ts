// The registry of the demonstration: what the replica invents, and nothing of the real case.
import jpeg from 'jpeg-js';
import { CITY_PAGE, CITY_PICTURES, cityPictureUrl, PRESS_RELEASE } from '../../tests/replica/case.ts';
import { lumaWithin, PRINT_SIDE, packPrint, pdq, printOf } from '../../utils/matching/index.ts';
import { type Asset, parseWith, type Registry, registry, type Topic } from '../../utils/model/index.ts';
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

/** Builds the demo registry; fingerprints and prints are computed from the city's copies with the project's own code. */
export function demoRegistry(): Registry {
  const document = {
    schema: 1,
    id: 'dortmund-demo',
    version: '2021-12-17.1',
    title: 'Demonstration: Dortmund 2021 (Nachbau)',
    description:
      'Invented pictures, texts and pages for the demonstration. The facts of the case are in the registry "dortmund".',
    licence: 'CC0-1.0',
    accounts: [cityPage],
    assets: [...ENTRIES.map(assetOf), pressRelease],
    posts: [],
    websites: [],
    topics: [topic],
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

const pressRelease: Asset = {
  id: 'demo-pressetext',
  kind: 'text',
  title: 'Demonstration: Pressemitteilung Uferweg',
  producer: 'Stadt Dortmund / Pressestelle (Demonstration)',
  published: { url: 'https://www.dortmund.de/media/nachbau/uferweg', at: '2021-11-04' },
  text: PRESS_RELEASE,
  note: 'Demonstration: invented text that no press office wrote.',
  source: SOURCE,
};

const topic: Topic = {
  id: 'demo-drachenboot',
  title: 'Demonstration: Drachenbootrennen',
  words: ['Drachenbootrennen', 'Hafenbecken'],
  from: '2021-11-01',
  to: '2021-12-17',
  note: 'Demonstration: invented event.',
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
    ...identityOf(name),
    thumbnail: thumbnailOf(name),
    note: MARK,
    source: SOURCE,
  };
}

/** The hash of the whole picture for older readers of the format, and the print that finds parts of it. */
function identityOf(name: keyof typeof CITY_PICTURES): Pick<Asset, 'fingerprints' | 'print'> {
  const { data, width, height } = picturePixels(CITY_PICTURES[name]);
  const luma = lumaWithin(data, width, height, PRINT_SIDE);
  return {
    fingerprints: [{ algorithm: 'pdq', ...pdq(luma) }],
    print: Buffer.from(packPrint(printOf(luma))).toString('base64'),
  };
}

function thumbnailOf(name: keyof typeof CITY_PICTURES): string {
  const small = shrink(picturePixels(CITY_PICTURES[name]), 160);
  return `data:image/jpeg;base64,${jpeg.encode(small, 75).data.toString('base64')}`;
}
