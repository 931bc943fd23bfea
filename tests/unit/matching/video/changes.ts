import { fitWithin, type Luma } from '../../../../utils/matching/index.ts';
import type { FilmFrame } from '../../../../utils/matching/video/index.ts';
import type { Moving } from '../../../films/moving.ts';
import { cutOut, flatPlane, laid, mirroredPlane } from '../windows/planes.ts';

type Change = (luma: Luma) => Luma;

/** The centre in the shape of so many widths by a height. */
const centre =
  (shape: number): Change =>
  (luma) => {
    const width = Math.round(luma.height * shape);
    return cutOut(luma, { left: (luma.width - width) >> 1, top: 0, width, height: luma.height });
  };

const bar: Change = (luma) =>
  laid({ ...luma, values: luma.values.slice() }, flatPlane(luma.width, 36, 60), 0, luma.height - 36);

const padded: Change = (luma) => {
  const height = Math.round((luma.width * 16) / 9);
  return laid(flatPlane(luma.width, height, 0), luma, 0, (height - luma.height) >> 1);
};

/** What a coarse encoder does: few levels, and blocks of two pixels. */
const coarse: Change = (luma) => {
  const { width, height, values } = fitWithin(luma, 160);
  return { width, height, values: values.map((value) => Math.round(value / 14) * 14) };
};

export const CHANGES: Record<string, Change> = {
  unchanged: (luma) => luma,
  're-encoded': coarse,
  'cropped to 1:1': centre(1),
  'cropped to 4:5': centre(0.8),
  'under a bar of 20 %': bar,
  mirrored: mirroredPlane,
  'padded to 9:16': padded,
  'cropped, under a bar, mirrored': (luma) => mirroredPlane(bar(centre(0.8)(luma))),
};

type Way = { change?: Change; start?: number; seconds?: number; speed?: number };

/** Frames as a page gives them: some four a second, at moments that no other sampling has. */
export function pageFrames(
  film: Moving,
  { change = (luma) => luma, start = 0.437, seconds = 5.5, speed = 1 }: Way = {},
): FilmFrame[] {
  return Array.from({ length: Math.floor(seconds * 4) }, (_, i) => {
    const at = i * 0.25 + (i % 3) * 0.021;
    return { at, luma: fitWithin(change(film(start + at * speed)), 160) };
  });
}
