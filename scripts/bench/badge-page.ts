import { pageAnswer, pictureAnswer } from '../../tests/replica/answer.ts';
import { cityPictureUrl } from '../../tests/replica/case.ts';
import { documentOf } from '../../tests/replica/pages/html.ts';
import { article } from '../../tests/replica/pages/twitter.ts';
import type { Replica } from '../../tests/replica/server.ts';
import { pictureBytes } from '../demo/pictures.ts';

/** Posts of nobody in the registry; each matches in one way only, so that its badge waits for that. */
export type Kinds = {
  /** Stand on the page; match by their picture. */
  standing: number;
  /** Are put into the page when they come into view; match by their picture. */
  arriving: number;
  /** The same; match by an address in their text. */
  linking: number;
};

/** The page of posts to save: one with its picture, one whose picture the server refuses. */
export const CAPTURE_PAGE = 'https://x.com/bench_beleg';

const ADDRESS = 'https://x.com/bench_nachbau';
const LINK = 'link to the city';

/**
 * Serves a page with posts so far apart that each comes into view alone.
 * @param series part of the pictures' addresses: a new one makes all of them unknown
 */
export function serveBadgePage(replica: Replica, series: string, kinds: Kinds): string {
  const picture = pictureAnswer(pictureBytes({ photograph: 'nagasaki-boats', side: 1024, quality: 85 }));
  const withPicture = (name: string, i: number) => {
    const url = `https://pbs.twimg.com/media/Bench${series}${name}${i}`;
    replica.override(url, picture);
    return post(name, i, { picture: { url: `${url}?format=jpg&name=large` } });
  };
  const cells = [
    ...range(kinds.standing).map((i) => cell(`standing-${i}`, withPicture('standing', i))),
    ...range(kinds.arriving).map((i) => cell(`arriving-${i}`, template(withPicture('arriving', i)))),
    ...range(kinds.linking).map((i) => cell(`linking-${i}`, template(linking(i)))),
  ];
  const body = `<main role="main" class="feed"><div data-testid="primaryColumn">${cells.join('')}</div></main>`;
  replica.override(ADDRESS, pageAnswer(documentOf({ title: 'bench / X', site: 'x', body })));
  return ADDRESS;
}

/** Serves two posts that match by link. */
export function serveCapturePage(replica: Replica): void {
  const [good, refused] = ['Good', 'Refused'].map(
    (name) => `https://pbs.twimg.com/media/BenchCapture${name}`,
  );
  const picture = pictureAnswer(pictureBytes({ photograph: 'nagasaki-boats', side: 1024, quality: 85 }));
  replica.override(`${good}`, picture);
  // The page itself shows it, or the two posts and their screenshots would differ in size. Ours has no referrer.
  replica.override(`${refused}`, ({ headers }) =>
    headers.referer
      ? { ...picture, headers: { ...picture.headers, 'cache-control': 'no-store' } }
      : { status: 403, headers: { 'content-type': 'text/plain' }, body: 'refused' },
  );
  const posts = [good, refused].map((url, i) => linking(i, { url: `${url}?format=jpg&name=large` }));
  const cells = [...posts.map((inner, i) => cell(`capture-${i}`, inner)), DISTANCE];
  const body = `<main role="main" class="feed"><div data-testid="primaryColumn">${cells.join('')}</div></main>`;
  replica.override(CAPTURE_PAGE, pageAnswer(documentOf({ title: 'bench / X', site: 'x', body })));
}

const range = (length: number) => Array.from({ length }, (_, i) => i);

/** The policy of the page allows no inline style: an empty drawing keeps the distance. */
const DISTANCE = '<svg width="1" height="3000"></svg>';

const cell = (id: string, inner: string) =>
  `${DISTANCE}<div class="post" id="${id}" data-testid="cellInnerDiv">${inner}</div>`;

const template = (inner: string) => `<template>${inner}</template>`;

/** The network shortens every link; the text of the link is the address. */
const linking = (i: number, picture?: { url: string }) =>
  post('linking', i, { text: LINK, ...(picture ? { picture } : {}) }).replace(
    LINK,
    `<a href="https://t.co/bench${i}" role="link">${cityPictureUrl('news')}</a>`,
  );

const SERIES = { standing: 1n, arriving: 2n, linking: 3n };

function post(
  name: string,
  i: number,
  { text = '[erfundener Text] Messung', ...rest }: { text?: string; picture?: { url: string } },
): string {
  const series = SERIES[name as keyof typeof SERIES] ?? 0n;
  const id = String(1456800000000000000n + (series * 1000n + BigInt(i)) * 10_000_000n);
  return article({ id, handle: 'bench_nachbau', name: 'Messung', text, ...rest });
}
