import type { Area, Raster } from '../../utils/evidence/index.ts';
import { randomFrom } from '../bench-matching/random.ts';

export type Random = () => number;

/** A made-up post: rows of "letters", photographs, gaps, rules; what stands where depends on the seed alone. */
export function makePage(seed: number, width: number, height: number): Raster {
  const random = randomFrom(seed);
  const isDark = random() < 0.4;
  const ground = isDark ? 21 : 255;
  const page = { data: new Uint8ClampedArray(width * height * 4).fill(ground), width, height };
  for (let i = 3; i < page.data.length; i += 4) page.data[i] = 255;
  for (let y = 8; y < height; ) y += drawBlock(page, y, random, isDark ? 230 : 20);
  return page;
}

function drawBlock(page: Raster, y: number, random: Random, ink: number): number {
  const kind = random();
  const rest = page.height - y;
  if (kind < 0.62) return drawLine(page, y, random, ink);
  if (kind < 0.72) return 10 + Math.floor(random() * 30);
  if (kind < 0.76) return drawRule(page, y);
  return drawPhoto(page, y, Math.min(rest, 80 + Math.floor(random() * 320)), random);
}

/** A line of text: 20 rows high, of words of letter-like strokes. */
function drawLine(page: Raster, y: number, random: Random, ink: number): number {
  const end = page.width * (0.3 + 0.7 * random());
  for (let x = 12; x < end - 12; x += 3 + Math.floor(random() * 4)) {
    if (random() < 0.15) {
      x += 5;
      continue;
    }
    const top = y + 3 + Math.floor(random() * 4);
    const bottom = y + 12 + Math.floor(random() * 4);
    for (let row = top; row < bottom; row++) put(page, x, row, ink, ink, ink);
    if (random() < 0.5)
      for (let dx = 0; dx < 3; dx++) put(page, x + dx, top + Math.floor(random() * 8), ink, ink, ink);
  }
  return 20;
}

function drawRule(page: Raster, y: number): number {
  for (let x = 12; x < page.width - 12; x++) put(page, x, y + 6, 190, 195, 200);
  return 12;
}

/** Smooth shapes with the grain of a photograph. */
function drawPhoto(page: Raster, y: number, height: number, random: Random): number {
  const [a, b, c] = [random() * 0.02, random() * 0.02, random() * 6];
  for (let row = 0; row < height; row++) {
    for (let x = 0; x < page.width; x++) {
      const light = 128 + 70 * Math.sin(x * a + c) * Math.cos(row * b + c) + (random() - 0.5) * 12;
      put(page, x, y + row, light, light * 0.9, light * 0.7 + 20);
    }
  }
  return height + 8;
}

function put({ data, width, height }: Raster, x: number, y: number, r: number, g: number, b: number): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const at = (Math.floor(y) * width + Math.floor(x)) * 4;
  data[at] = r;
  data[at + 1] = g;
  data[at + 2] = b;
}

/** A part of a raster; what lies outside of it is white. */
export function cutOut({ data, width, height }: Raster, area: Area): Raster {
  const part = new Uint8ClampedArray(area.width * area.height * 4).fill(255);
  for (let row = 0; row < area.height; row++) {
    const y = area.y + row;
    if (y < 0 || y >= height) continue;
    const left = Math.max(0, area.x);
    const right = Math.min(width, area.x + area.width);
    if (right <= left) continue;
    const line = data.subarray((y * width + left) * 4, (y * width + right) * 4);
    part.set(line, (row * area.width + left - area.x) * 4);
  }
  return { data: part, width: area.width, height: area.height };
}

/** The same picture in another size, nearest pixels. */
export function resized(raster: Raster, width: number, height: number): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  const from = new Uint32Array(raster.data.buffer);
  const to = new Uint32Array(data.buffer);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * raster.height) / height) * raster.width;
    for (let x = 0; x < width; x++)
      to[y * width + x] = from[row + Math.floor((x * raster.width) / width)] as number;
  }
  return { data, width, height };
}
