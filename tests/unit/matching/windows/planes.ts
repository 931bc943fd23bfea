import type { Box } from '../../../../utils/matching/windows/region.ts';
import type { Luma } from '../../../../utils/matching/windows/types.ts';
import { dice } from '../scan/random.ts';

/** A plane of one grey. */
export function flatPlane(width: number, height: number, grey: number): Luma {
  return { width, height, values: new Float32Array(width * height).fill(grey) };
}

/** Soft waves of random direction and length: unlike noise they survive being shrunk. */
export function wavyPlane(width: number, height: number, seed: number): Luma {
  const next = dice(seed);
  const unit = () => next() / 2 ** 32;
  const side = Math.max(width, height);
  const waves = Array.from({ length: 9 }, () => {
    const across = (unit() - 0.5) * 60;
    const down = (unit() - 0.5) * 60;
    return [across / side, down / side, unit() * 6, 8 + unit() * 12] as const;
  });
  const values = Float32Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return waves.reduce((sum, [a, b, c, d]) => sum + d * Math.sin(a * x + b * y + c), 128);
  });
  return { width, height, values };
}

/** Lays one plane on another, in place. */
export function laid(on: Luma, plane: Luma, left: number, top: number): Luma {
  for (let y = 0; y < plane.height; y++) {
    const row = plane.values.subarray(y * plane.width, (y + 1) * plane.width);
    on.values.set(row, (top + y) * on.width + left);
  }
  return on;
}

/** A box of a plane as a plane of its own. */
export function cutOut({ width, values }: Luma, box: Box): Luma {
  const out = new Float32Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (box.top + y) * width + box.left;
    out.set(values.subarray(from, from + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, values: out };
}

export function mirroredPlane({ width, height, values }: Luma): Luma {
  const out = Float32Array.from(values);
  for (let y = 0; y < height; y++) out.subarray(y * width, (y + 1) * width).reverse();
  return { width, height, values: out };
}
