// changes: what people do to a picture before they post it, 54 in 11 groups (docs/benchmarks.md says which).
import { combined, frame, overlay } from './drawn.ts';
import { collages, combinedLayouts, screen } from './layouts.ts';
import { centre, mirror, offCentre, recompress, rotate, tone } from './plain.ts';
import type { Group } from './types.ts';

export type { Around, Change } from './types.ts';

/** All changes by group. */
export const groups: Record<string, Group> = {
  recompress,
  tone,
  centre,
  'off-centre': offCentre,
  overlay,
  mirror,
  collage: collages,
  frame,
  screen,
  rotate,
  combined: { ...combined, ...combinedLayouts },
};
