import type { Level } from './types.ts';

/** Edge pixels that stay 0: the descriptor comes no nearer. */
const EDGE = 2;

/**
 * A level blurred with (1 4 6 4 1) along rows and columns; sums, 256 times a grey level, not rounded.
 */
export function blurred({ width, height, values }: Level): Uint16Array {
  const rows = new Uint16Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let at = y * width + EDGE, end = (y + 1) * width - EDGE; at < end; at++) {
      const near = (values[at - 1] ?? 0) + (values[at + 1] ?? 0);
      rows[at] = (values[at - 2] ?? 0) + (values[at + 2] ?? 0) + 4 * near + 6 * (values[at] ?? 0);
    }
  }
  return blurredDown(rows, width, height);
}

function blurredDown(rows: Uint16Array, width: number, height: number): Uint16Array {
  const out = new Uint16Array(width * height);
  const next = 2 * width;
  for (let at = EDGE * width, end = (height - EDGE) * width; at < end; at++) {
    const near = (rows[at - width] ?? 0) + (rows[at + width] ?? 0);
    out[at] = (rows[at - next] ?? 0) + (rows[at + next] ?? 0) + 4 * near + 6 * (rows[at] ?? 0);
  }
  return out;
}
