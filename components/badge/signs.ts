import type { Grade, Signal } from '../../utils/model/index.ts';

// Drawn here rather than taken from a font: the same on every system, and readable at 14 px.
/** The sign of each signal as a path in a box of 16 x 16. */
export const SIGNS: Record<Signal, string> = {
  image: 'M2 3h12v10H2zM2 11l4-4 3 3 2-2 3 3M10.5 5.5h1v1h-1z',
  video: 'M2 3h12v10H2zM6.5 5.7v4.6L10.5 8z',
  text: 'M2 4h12M2 7h12M2 10h8M2 13h5',
  link: 'M7 9.5a2.5 2.5 0 0 0 3.6 0l2.2-2.2a2.5 2.5 0 0 0-3.6-3.6L8.3 4.6M9 6.5a2.5 2.5 0 0 0-3.6 0L3.2 8.7a2.5 2.5 0 0 0 3.6 3.6l.9-.9',
  mention: 'M10.6 8a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0zm0-2.6v3.4c0 2 3.4 2 3.4-.8a6 6 0 1 0-2.4 4.8',
  author: 'M2 14V7l6-4.5L14 7v7M6 14V9.5h4V14',
  topic: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.6',
};

/** The ring of a grade in a box of 12 x 12: full for same, half for likely, dotted for possible. Form, not hue. */
export const RING = 'M6 2a4 4 0 1 1 0 8 4 4 0 1 1 0-8';
export const RING_DASHES: Record<Grade, string> = { same: 'none', likely: '12.6 12.6', possible: '1.4 3.6' };
