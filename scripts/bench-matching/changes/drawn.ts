import sharp, { type Sharp } from 'sharp';
import type { Photo } from '../photos.ts';
import { type Around, type Change, type Group, imageOf, photoFrom, posted, shaped } from './types.ts';

const WORDS = [
  'Gemeinsam',
  'für unsere',
  'Stadt!',
  'Jetzt wählen',
  'Danke',
  'Zukunft',
  'vor Ort',
  'im Quartier',
];
const COLOURS = ['#c8102e', '#005ca9', '#1a7f37', '#f2b705', '#222222', '#ffffff'];

const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T;

/** Draws SVG over a photograph. */
export const drawn = (photo: Photo, svg: string): Sharp =>
  imageOf(photo).composite([
    {
      input: Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${photo.width}" height="${photo.height}">${svg}</svg>`,
      ),
    },
  ]);

const words = (x: number, y: number, size: number, colour: string, text: string) =>
  `<text x="${x}" y="${y}" font-size="${size}" font-family="sans-serif" font-weight="bold" fill="${colour}">${text}</text>`;

/** A bar with words, of a share of the height, above or below. */
export function barred(
  { width, height }: Photo,
  { random }: Around,
  share: number,
  isAbove = false,
  opacity = 1,
): string {
  const top = isAbove ? 0 : height * (1 - share);
  const background = pick(COLOURS, random);
  const ink = background === '#ffffff' || background === '#f2b705' ? '#111' : '#fff';
  const size = Math.min((height * share) / 2.2, width / 14);
  const bar = `<rect x="0" y="${top}" width="${width}" height="${height * share}" fill="${background}" fill-opacity="${opacity}"/>`;
  return (
    bar +
    words(
      width * 0.05,
      top + (height * share) / 2 + size / 3,
      size,
      ink,
      `${pick(WORDS, random)} ${pick(WORDS, random)}`,
    )
  );
}

const bar =
  (share: number, isAbove = false, opacity = 1): Change =>
  (photo, around) =>
    posted(drawn(photo, barred(photo, around, share, isAbove, opacity)));

const gradient: Change = (photo, { random }) => {
  const { width, height } = photo;
  const fade = `<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.9"/></linearGradient></defs><rect x="0" y="${height * 0.6}" width="${width}" height="${height * 0.4}" fill="url(#g)"/>`;
  const size = width / 18;
  const lines = [0.82, 0.92].map((y) =>
    words(width * 0.06, height * y, size, '#fff', `${pick(WORDS, random)} ${pick(WORDS, random)}`),
  );
  return posted(drawn(photo, fade + lines.join('')));
};

const largeLines: Change = (photo, { random }) => {
  const { width, height } = photo;
  const lines = [0.3, 0.52, 0.74].map((y) =>
    words(width * 0.04, height * y, width * 0.11, pick(['#fff', '#f2b705'], random), pick(WORDS, random)),
  );
  return posted(drawn(photo, lines.join('')));
};

export function logo({ width, height }: Photo, { random }: Around): string {
  const side = Math.min(width, height) * 0.16;
  const [x, y] = [
    random() < 0.5 ? side * 0.2 : width - side * 1.2,
    random() < 0.5 ? side * 0.2 : height - side * 1.2,
  ];
  return `<rect x="${x}" y="${y}" width="${side}" height="${side}" rx="${side / 6}" fill="${pick(COLOURS, random)}"/><circle cx="${x + side / 2}" cy="${y + side / 2}" r="${side / 4}" fill="#fff"/>`;
}

const disc: Change = (photo, { random }) => {
  const radius = Math.min(photo.width, photo.height) * 0.2;
  const [x, y] = [
    radius + random() * (photo.width - 2 * radius),
    radius + random() * (photo.height - 2 * radius),
  ];
  return posted(drawn(photo, `<circle cx="${x}" cy="${y}" r="${radius}" fill="${pick(COLOURS, random)}"/>`));
};

export const overlay: Group = {
  'bar 10 below': bar(0.1),
  'bar 15 above': bar(0.15, true),
  'bar 25 below': bar(0.25),
  'bar 25 below, 60 %': bar(0.25, false, 0.6),
  gradient,
  'three large lines': largeLines,
  'corner logo': (photo, around) => posted(drawn(photo, logo(photo, around))),
  disc,
};

const framed =
  (top: number, side: number, bottom: number, background: string): Change =>
  (photo) => {
    const unit = Math.min(photo.width, photo.height);
    const edges = { top: unit * top, bottom: unit * bottom, left: unit * side, right: unit * side };
    const whole = Object.fromEntries(Object.entries(edges).map(([name, value]) => [name, Math.round(value)]));
    return posted(imageOf(photo).extend({ ...whole, background }));
  };

const letterbox: Change = (photo) => {
  const side = Math.max(photo.width, photo.height);
  const [x, y] = [side - photo.width, side - photo.height];
  const edges = { left: x >> 1, right: x - (x >> 1), top: y >> 1, bottom: y - (y >> 1) };
  return posted(imageOf(photo).extend({ ...edges, background: '#000' }));
};

export const frame: Group = {
  'border 5': framed(0.05, 0.05, 0.05, '#fff'),
  polaroid: framed(0.06, 0.06, 0.24, '#f8f6f0'),
  letterbox,
};

export const combined: Group = {
  '4:5 + bar': async (photo, around) => {
    const part = await photoFrom(shaped(photo, 4 / 5, around.random()));
    return posted(drawn(part, barred(part, around, 0.15)));
  },
  'mirror 1:1 + logo': async (photo, around) => {
    const part = await photoFrom(shaped(await photoFrom(imageOf(photo).flop()), 1, around.random()));
    return posted(drawn(part, logo(part, around)));
  },
  '1:1 + bar 25': async (photo, around) => {
    const part = await photoFrom(shaped(photo, 1, 0.5));
    return posted(drawn(part, barred(part, around, 0.25)));
  },
};

export const blank = (width: number, height: number, background: string): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });
