// Films made of photographs: a camera that moves over a picture, as a function of time.
import { type Photograph, picturePixels } from '../../scripts/demo/pictures.ts';
import { type Luma, lumaWithin } from '../../utils/matching/index.ts';
import type { FilmFrame } from '../../utils/matching/video/index.ts';

/** What the camera shows at a moment: the centre and the width, in fractions of the photograph. */
export type Camera = (seconds: number) => { x: number; y: number; width: number };

export type Moving = (seconds: number) => Luma;

const SIZE = { width: 320, height: 180 };

/** A pan with a zoom and a hand that is not quite still. */
export const pan: Camera = (t) => ({
  x: 0.36 + 0.035 * t + 0.006 * Math.sin(5 * t),
  y: 0.42 + 0.018 * t + 0.006 * Math.cos(4.1 * t),
  width: 0.62 - 0.02 * t,
});

/** The other way, faster. */
export const panBack: Camera = (t) => ({ x: 0.65 - 0.05 * t, y: 0.55 - 0.02 * t, width: 0.5 + 0.03 * t });

export const still: Camera = () => ({ x: 0.5, y: 0.5, width: 0.7 });

/** The film that a camera takes of a photograph. */
export function moving(photograph: Photograph, camera: Camera): Moving {
  const { data, width, height } = picturePixels({ photograph, side: 1024, quality: 92 });
  const plane = lumaWithin(data, width, height, 1024);
  return (seconds) => seen(plane, camera(seconds));
}

function seen({ width, height, values }: Luma, view: ReturnType<Camera>): Luma {
  const step = (view.width * width) / SIZE.width;
  const left = view.x * width - (step * SIZE.width) / 2;
  const top = view.y * height - (step * SIZE.height) / 2;
  const out = new Float32Array(SIZE.width * SIZE.height);
  for (let i = 0; i < out.length; i++) {
    const x = Math.min(width - 1.001, Math.max(0, left + (i % SIZE.width) * step));
    const y = Math.min(height - 1.001, Math.max(0, top + Math.floor(i / SIZE.width) * step));
    const at = Math.floor(y) * width + Math.floor(x);
    const [right, down] = [x % 1, y % 1];
    const upper = (values[at] ?? 0) * (1 - right) + (values[at + 1] ?? 0) * right;
    const lower = (values[at + width] ?? 0) * (1 - right) + (values[at + width + 1] ?? 0) * right;
    out[i] = upper * (1 - down) + lower * down;
  }
  return { ...SIZE, values: out };
}

/** Evenly spaced frames of a film. `at` counts from the first one. */
export function framesOfFilm(film: Moving, seconds: number, fps: number, start = 0): FilmFrame[] {
  return Array.from({ length: Math.floor(seconds * fps) }, (_, i) => ({
    at: i / fps,
    luma: film(start + i / fps),
  }));
}
