import type { Measure } from '../../model/index.ts';

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
  }
}

/** Differing bits of a picture match; null for all other ways to match. */
export function distanceOf(measure: Measure): number | null {
  return measure.by === 'pdq' ? measure.distance : null;
}

function pictureWords({ distance, threshold, quality, mediaUrl }: Extract<Measure, { by: 'pdq' }>): string {
  return `picture differs in ${distance} of 256 bits (limit ${threshold}, quality ${quality} of 100): ${mediaUrl}`;
}
