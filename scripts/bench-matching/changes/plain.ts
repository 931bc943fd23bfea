import sharp from 'sharp';
import type { Photo } from '../photos.ts';
import { type Change, cut, type Group, imageOf, photoFrom, posted, resized, shaped } from './types.ts';

const again =
  (width: number, quality: number): Change =>
  (photo) =>
    resized(imageOf(photo), width, quality);

export const recompress: Group = {
  'w1080 q75': again(1080, 75),
  'w1080 q50': again(1080, 50),
  'w1080 q30': again(1080, 30),
  'w600 q75': again(600, 75),
  'w600 q50': again(600, 50),
  'w600 q30': again(600, 30),
  'w320 q60': again(320, 60),
  'w150 q60': again(150, 60),
};

/** Each value of each channel by itself. */
function levels(photo: Photo, of: (value: number) => number): Photo {
  const table = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.max(0, Math.min(255, Math.round(of(value)))),
  );
  return { ...photo, rgb: Buffer.from(photo.rgb.map((value) => table[value] ?? 0)) };
}

/** Factors of red, green and blue. */
const WARM = [1.08, 1, 0.88];

async function filtered(photo: Photo): Promise<Buffer> {
  const { data, info } = await imageOf(photo)
    .gamma(1.6)
    .modulate({ saturation: 1.5 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const far = Math.hypot(x / width - 0.5, y / height - 0.5) / Math.SQRT1_2;
      const light = 1 - 0.55 * far * far;
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) data[at + c] = Math.min(255, (data[at + c] ?? 0) * light * (WARM[c] ?? 1));
    }
  }
  return posted(sharp(data, { raw: { width, height, channels: 3 } }));
}

export const tone: Group = {
  brighter: (photo) => posted(imageOf(levels(photo, (v) => v + 40))),
  darker: (photo) => posted(imageOf(levels(photo, (v) => v * 0.75))),
  contrast: (photo) => posted(imageOf(levels(photo, (v) => v * 1.3 - 38))),
  grey: (photo) => posted(imageOf(photo).grayscale()),
  sepia: (photo) =>
    posted(
      imageOf(photo).recomb([
        [0.393, 0.769, 0.189],
        [0.349, 0.686, 0.168],
        [0.272, 0.534, 0.131],
      ]),
    ),
  filter: filtered,
};

const zoomed = (photo: Photo, share: number, x: number, y: number) =>
  cut(photo, {
    left: photo.width * (1 - share) * x,
    top: photo.height * (1 - share) * y,
    width: photo.width * share,
    height: photo.height * share,
  });

const centred =
  (shape: number): Change =>
  (photo) =>
    posted(shaped(photo, shape, 0.5));

export const centre: Group = {
  '1:1': centred(1),
  '4:5': centred(4 / 5),
  '1.91:1': centred(1.91),
  '9:16': centred(9 / 16),
  '16:9': centred(16 / 9),
  'zoom 95': (photo) => posted(zoomed(photo, 0.95, 0.5, 0.5)),
  'zoom 90': (photo) => posted(zoomed(photo, 0.9, 0.5, 0.5)),
};

/** Within the outer 30 % of the free side. */
const outer = (random: () => number) => (random() < 0.5 ? random() * 0.3 : 1 - random() * 0.3);

const offCentred =
  (shape: number): Change =>
  (photo, { random }) =>
    posted(shaped(photo, shape, outer(random)));

const anywhere =
  (share: number): Change =>
  (photo, { random }) =>
    posted(zoomed(photo, share, random(), random()));

export const offCentre: Group = {
  '1:1': offCentred(1),
  '4:5': offCentred(4 / 5),
  '1.91:1': offCentred(1.91),
  'zoom 80': anywhere(0.8),
  'zoom 60': anywhere(0.6),
};

export const mirror: Group = {
  mirror: (photo) => posted(imageOf(photo).flop()),
  'mirror 1:1': async (photo) => posted(shaped(await photoFrom(imageOf(photo).flop()), 1, 0.5)),
};

async function turned(photo: Photo, degrees: number, share: number): Promise<Buffer> {
  const whole = await photoFrom(imageOf(photo).rotate(degrees, { background: '#000' }));
  const [width, height] = [photo.width * share, photo.height * share];
  return posted(
    cut(whole, { left: (whole.width - width) / 2, top: (whole.height - height) / 2, width, height }),
  );
}

export const rotate: Group = {
  '3 degrees': (photo) => turned(photo, 3, 0.9),
  '10 degrees': (photo) => turned(photo, 10, 0.72),
};
