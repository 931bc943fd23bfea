import type { Photo } from '../photos.ts';
import { blank } from './drawn.ts';
import { type Around, type Change, type Group, imageOf, photoFrom, posted, shaped } from './types.ts';

type Cell = { left: number; top: number; width: number; height: number };

const SIDE = 1080;

/** Fills cells of a square with pictures; each is cut to the shape of its cell. */
async function collage(
  photo: Photo,
  { random, others }: Around,
  cells: Cell[],
  own = Math.floor(random() * cells.length),
): Promise<Buffer> {
  const inputs = cells.map(async (cell, at) => {
    const picture = at === own ? photo : (others[Math.floor(random() * others.length)] ?? photo);
    const part = await photoFrom(shaped(picture, cell.width / cell.height, 0.5));
    const input = await imageOf(part).resize(cell.width, cell.height, { fit: 'fill' }).png().toBuffer();
    return { input, left: cell.left, top: cell.top };
  });
  return posted(blank(SIDE, SIDE, '#fff').composite(await Promise.all(inputs)));
}

function grid(columns: number, rows: number, gutter = 0): Cell[] {
  const [width, height] = [(SIDE - gutter * (columns - 1)) / columns, (SIDE - gutter * (rows - 1)) / rows];
  return Array.from({ length: columns * rows }, (_, at) => ({
    left: Math.round((at % columns) * (width + gutter)),
    top: Math.round(Math.floor(at / columns) * (height + gutter)),
    width: Math.round(width),
    height: Math.round(height),
  }));
}

const oneLarge: Cell[] = [
  { left: 0, top: 0, width: 720, height: 1080 },
  { left: 720, top: 0, width: 360, height: 540 },
  { left: 720, top: 540, width: 360, height: 540 },
];

const inGrid =
  (cells: Cell[]): Change =>
  (photo, around) =>
    collage(photo, around, cells);

export const collages: Group = {
  '4 cells': inGrid(grid(2, 2)),
  '4 cells, gutter': inGrid(grid(2, 2, 8)),
  '2 beside': inGrid(grid(2, 1)),
  '2 on top': inGrid(grid(1, 2)),
  '2/3 + two': inGrid(oneLarge),
};

export const mirroredCell: Change = async (photo, around) =>
  collage(await photoFrom(imageOf(photo).flop()), around, grid(2, 2));

const furniture = (width: number, height: number, random: () => number): string => {
  const lines = (x: number, from: number, to: number, wide: number) =>
    Array.from(
      { length: Math.floor((to - from) / 26) },
      (_, at) =>
        `<rect x="${x}" y="${from + at * 26}" width="${wide * (0.4 + random() * 0.6)}" height="11" rx="3" fill="#b7bcc4"/>`,
    ).join('');
  return `<rect width="${width}" height="${height}" fill="#f0f2f5"/><rect width="${width}" height="56" fill="#fff"/><circle cx="30" cy="28" r="18" fill="#1877f2"/><rect x="70" y="14" width="220" height="28" rx="14" fill="#e4e6eb"/>${lines(24, 90, height - 40, 200)}${lines(width - 250, 90, height - 40, 220)}`;
};

const desktop: Change = async (photo, { random }) => {
  const [width, height] = [1280, 800];
  const picture = await imageOf(photo)
    .resize(600, 560, { fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const left = Math.round((width - picture.info.width) / 2);
  const top = Math.round(170 + random() * 40);
  const card = `<rect x="330" y="70" width="620" height="${height}" fill="#fff"/><circle cx="370" cy="110" r="20" fill="#8a8d91"/><rect x="400" y="98" width="180" height="12" fill="#333"/><rect x="400" y="118" width="90" height="9" fill="#999"/><rect x="350" y="145" width="520" height="11" fill="#444"/>`;
  return posted(
    blank(width, height, '#fff').composite([
      { input: svg(width, height, furniture(width, height, random) + card), left: 0, top: 0 },
      { input: await within(picture.data, picture.info, width - left, height - top), left, top },
    ]),
  );
};

/** What hangs over the window's edge is not in a screenshot. */
async function within(
  picture: Buffer,
  { width, height }: { width: number; height: number },
  right: number,
  bottom: number,
) {
  const { default: sharp } = await import('sharp');
  return sharp(picture)
    .extract({ left: 0, top: 0, width: Math.min(width, right), height: Math.min(height, bottom) })
    .png()
    .toBuffer();
}

const svg = (width: number, height: number, inner: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`);

export const phone: Change = async (photo, { random }) => {
  const [width, height] = [720, 1560];
  const picture = await imageOf(photo)
    .resize(width, 900, { fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const top = Math.round(240 + random() * 120);
  const marks = `<rect width="${width}" height="${height}" fill="#fff"/><rect x="30" y="22" width="90" height="20" fill="#222"/><rect x="600" y="22" width="90" height="20" fill="#222"/><circle cx="60" cy="170" r="32" fill="#999"/><rect x="110" y="150" width="240" height="18" fill="#222"/><rect x="110" y="178" width="140" height="14" fill="#888"/>`;
  const below = top + picture.info.height + 30;
  const words = [0, 1, 2, 3, 4]
    .map(
      (at) =>
        `<rect x="30" y="${below + 60 + at * 34}" width="${300 + random() * 340}" height="16" fill="#555"/>`,
    )
    .join('');
  const icons = [0, 1, 2]
    .map(
      (at) =>
        `<circle cx="${60 + at * 80}" cy="${below + 10}" r="20" fill="none" stroke="#222" stroke-width="4"/>`,
    )
    .join('');
  return posted(
    blank(width, height, '#fff').composite([
      { input: svg(width, height, marks + words + icons), left: 0, top: 0 },
      { input: picture.data, left: Math.round((width - picture.info.width) / 2), top },
    ]),
  );
};

const story: Change = async (photo) => {
  const [width, height] = [1080, 1920];
  const behind = await imageOf(photo)
    .resize(width, height, { fit: 'cover' })
    .blur(30)
    .modulate({ brightness: 0.7 })
    .png()
    .toBuffer();
  const picture = await imageOf(photo)
    .resize(920, 1500, { fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const place = {
    left: Math.round((width - picture.info.width) / 2),
    top: Math.round((height - picture.info.height) / 2),
  };
  return posted(
    blank(width, height, '#000').composite([
      { input: behind, left: 0, top: 0 },
      { input: picture.data, ...place },
    ]),
  );
};

export const screen: Group = { desktop, phone, story };

export const combinedLayouts: Group = {
  'phone of a 4:5': async (photo, around) =>
    phone(await photoFrom(shaped(photo, 4 / 5, around.random())), around),
  'mirrored in 4 cells': mirroredCell,
};
