import jpeg from 'jpeg-js';
import { type Photograph, type Pixels, picturePixels, shrink } from '../../../../scripts/demo/pictures.ts';
import { type Luma, lumaWithin } from '../../../../utils/matching/index.ts';

export const PHOTOGRAPHS: Photograph[] = [
  'acanthus-mollis',
  'airplane-from-above',
  'allium-oreophilum',
  'dust-bowl-home',
  'french-alpine-landscape',
  'locomotion-house-cat',
  'nagasaki-boats',
];

/** A photograph as its publisher has it. */
export const photograph = (name: Photograph) => picturePixels({ photograph: name, side: 720, quality: 92 });

/** The plane that both sides hash. */
export const planeOf = ({ data, width, height }: Pixels): Luma => lumaWithin(data, width, height, 512);

export function recompressed(from: Pixels, side: number, quality: number): Pixels {
  return jpeg.decode(jpeg.encode(shrink(from, side), quality).data, { useTArray: true });
}

/** The part from left, top to right, bottom, as fractions. */
export function cropped(from: Pixels, left: number, top: number, right: number, bottom: number): Pixels {
  const [x, y] = [Math.round(left * from.width), Math.round(top * from.height)];
  const width = Math.round(right * from.width) - x;
  const height = Math.round(bottom * from.height) - y;
  return drawn(canvas(width, height, 0), from, -x, -y);
}

export function mirrored(from: Pixels): Pixels {
  const to = canvas(from.width, from.height, 0);
  for (let y = 0; y < from.height; y++) {
    for (let x = 0; x < from.width; x++) {
      const at = (y * from.width + x) * 4;
      to.data.set(from.data.subarray(at, at + 4), (y * from.width + from.width - 1 - x) * 4);
    }
  }
  return to;
}

/** A border of this share of the longer side. */
export function framed(from: Pixels, share: number, grey: number): Pixels {
  const border = Math.round(share * Math.max(from.width, from.height));
  return drawn(canvas(from.width + 2 * border, from.height + 2 * border, grey), from, border, border);
}

/** In the middle of a square. */
export function letterboxed(from: Pixels, grey: number): Pixels {
  const side = Math.max(from.width, from.height);
  const [left, top] = [(side - from.width) >> 1, (side - from.height) >> 1];
  return drawn(canvas(side, side, grey), from, left, top);
}

/** Four cells of 540 x 540, each the centre of a picture, without gutters. */
export function collage(pictures: readonly Pixels[]): Pixels {
  const to = canvas(1080, 1080, 255);
  pictures.forEach((from, i) => {
    drawn(to, enlarged(centreSquare(from), 540), (i % 2) * 540, Math.floor(i / 2) * 540);
  });
  return to;
}

export function centreSquare(from: Pixels): Pixels {
  const side = Math.min(from.width, from.height);
  const [left, top] = [(from.width - side) >> 1, (from.height - side) >> 1];
  return drawn(canvas(side, side, 0), from, -left, -top);
}

/** Light grey bars with "text" above and below, as in a picture of a phone's screen. */
export function onScreen(from: Pixels): Pixels {
  const inside = shrink(from, 720);
  const to = canvas(720, 1560, 250);
  for (let line = 0; line < 12; line++) {
    const top = line < 4 ? 60 + line * 40 : 1100 + line * 30;
    drawn(to, canvas(300 + ((line * 137) % 300), 8, 40), 30, top);
  }
  return drawn(to, inside, (720 - inside.width) >> 1, 300);
}

export function canvas(width: number, height: number, grey: number): Pixels {
  const data = new Uint8Array(width * height * 4).fill(grey);
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return { data, width, height };
}

/** Nearest neighbour, to a square of this side. */
function enlarged(from: Pixels, side: number): Pixels {
  const to = canvas(side, side, 0);
  for (let at = 0; at < side * side; at++) {
    const x = Math.floor((((at % side) + 0.5) * from.width) / side);
    const y = Math.floor(((Math.floor(at / side) + 0.5) * from.height) / side);
    const source = (y * from.width + x) * 4;
    to.data.set(from.data.subarray(source, source + 4), at * 4);
  }
  return to;
}

/** Lays a picture on another one at x, y; what lies outside is cut off. */
function drawn(to: Pixels, from: Pixels, x: number, y: number): Pixels {
  const left = Math.max(0, x);
  const right = Math.min(to.width, x + from.width);
  for (let row = Math.max(0, y); row < Math.min(to.height, y + from.height); row++) {
    const source = ((row - y) * from.width + left - x) * 4;
    to.data.set(from.data.subarray(source, source + (right - left) * 4), (row * to.width + left) * 4);
  }
  return to;
}
