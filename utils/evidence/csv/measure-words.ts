import type { Measure, Region } from '../../model/index.ts';

/** What a match rests on, as a short English phrase with its figures. */
export function measureWords(measure: Measure): string {
  switch (measure.by) {
    case 'author':
      return `author is ${measure.key}`;
    case 'address':
      return `${measure.own ? 'post has the address' : 'post links to'} ${measure.url}`;
    case 'tag':
      return `post tags or links ${measure.key}`;
    case 'name':
      return `text names "${measure.words}" at character ${measure.offset}`;
    case 'pdq':
      return pictureWords(measure);
    case 'part':
      return partWords(measure);
    case 'frames':
      return `${measure.frames} video frames in order, seconds ${measure.query.join(' to ')} as ${measure.entry.join(' to ')} of the entry, at most ${measure.distance} of 256 bits apart: ${measure.mediaUrl ?? 'no address'}`;
    case 'passages':
      return `shares the wording ${shortened(measure.passages.map(({ words }) => `"${words}"`).join(' / '))} (weight ${measure.info.toFixed(1)}, in the ${measure.where})`;
    case 'topic':
      return `has the words ${measure.found.map(({ words, offset }) => `"${words}" at character ${offset}`).join(', ')} (time ${measure.time})`;
  }
}

/** Differing bits of a picture match; null for all other ways to match. */
export function distanceOf(measure: Measure): number | null {
  return 'distance' in measure ? measure.distance : null;
}

/** A spreadsheet keeps 32,767 characters of a cell, and the rest of the row must not suffer. */
const MOST = 10_000;

const shortened = (words: string) => (words.length > MOST ? `${words.slice(0, MOST)} …` : words);

const ON_SCREEN = ', as the window showed it';

function pictureWords({
  distance,
  threshold,
  quality,
  mediaUrl,
  from,
}: Extract<Measure, { by: 'pdq' }>): string {
  return `picture differs in ${distance} of 256 bits (limit ${threshold}, quality ${quality} of 100)${from ? ON_SCREEN : ''}: ${mediaUrl}`;
}

function partWords({
  distance,
  share,
  points,
  query,
  entry,
  ...rest
}: Extract<Measure, { by: 'part' }>): string {
  const figures = [
    distance === null ? null : `windows differ in ${distance} of 256 bits`,
    share === null ? null : `${Math.round(share * 100)} % of blocks agree`,
    points === null ? null : `${points} points agree`,
    `${percent(query)} of the picture shows ${percent(entry)} of the entry's`,
    rest.mirrored ? 'mirrored' : null,
    Math.abs(rest.turned) >= 1 ? `turned by ${Math.round(rest.turned)} degrees` : null,
  ];
  return `${figures.filter((one) => one !== null).join(', ')}${rest.from ? ON_SCREEN : ''}: ${rest.mediaUrl}`;
}

const percent = ({ width, height }: Region) => `${Math.round(width * height * 100)} %`;
