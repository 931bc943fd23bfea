import { CAPTURED_SITES, capturesOf, type Expected } from '../../tests/captures/captures.ts';
import { type Fixture, fixtures } from '../../tests/captures/fixtures.ts';

export type Page = { name: string; group: string; url: string; read(): string; expected: Expected[] };

/** Every stored page that comes with what should be read from it: those of others by hand, our own by `inspect`. */
export function allPages(): Page[] {
  const foreign = CAPTURED_SITES.flatMap((site) =>
    capturesOf(site).map((page) => ({ ...page, group: site })),
  );
  return [...foreign, ...fixtures().map((page) => ({ ...page, group: 'fixtures', expected: asTruth(page) }))];
}

const asTruth = ({ expected }: Fixture): Expected[] =>
  expected.posts.map(({ key, altKeys, author, publishedAt, promoted, text, media, links }) => ({
    key: key ?? '',
    altKeys,
    author,
    publishedAt,
    promoted,
    textStart: text.slice(0, 80),
    images: media.filter(({ kind }) => kind === 'image').length,
    hasVideo: media.some(({ kind }) => kind === 'video'),
    links,
  }));
