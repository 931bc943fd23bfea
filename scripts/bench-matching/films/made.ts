import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Photo } from '../photos.ts';

/** A film of the bench: what it shows, and who shows the same. */
export type BenchFilm = { name: string; scene: string; file: string };

const WIDTH = 480;
const HEIGHT = 270;
const FPS = 25;

/** A view of a photograph: its centre and width in fractions of what the photograph allows. */
type View = { x: number; y: number; width: number };
export type Shot = { photo: Photo; seconds: number; from: View; to: View; shake: number };

/** Shots of some photographs: pans and zooms of 3 to 7 seconds, some held by hand, some all but still. */
export function shotsOf(photos: readonly Photo[], random: () => number): Shot[] {
  return photos.map((photo) => {
    const from = viewOf(random);
    const to = viewOf(random);
    const slow = random() < 0.25 ? 0.12 : 1;
    const mixed = (a: number, b: number) => a + (b - a) * slow;
    return {
      photo,
      seconds: 3 + random() * 4,
      from,
      to: { x: mixed(from.x, to.x), y: mixed(from.y, to.y), width: mixed(from.width, to.width) },
      shake: random() < 0.5 ? 0.008 : 0,
    };
  });
}

const viewOf = (random: () => number): View => ({ x: random(), y: random(), width: 0.5 + random() * 0.45 });

/** Writes a film of shots, in grey, H.264. */
export async function makeFilm(shots: readonly Shot[], random: () => number, file: string): Promise<void> {
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${WIDTH}x${HEIGHT}`, '-r', String(FPS)];
  const child = spawn('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...raw, '-i', '-', ...coded(20), file], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(child, 'close');
  for (const shot of shots) {
    const frames = Math.round(shot.seconds * FPS);
    let [dx, dy] = [0, 0];
    for (let i = 0; i < frames; i++) {
      dx = dx * 0.9 + (random() - 0.5) * shot.shake;
      dy = dy * 0.9 + (random() - 0.5) * shot.shake;
      const share = i / frames;
      const at = (a: number, b: number) => a + (b - a) * share;
      const view = {
        x: at(shot.from.x, shot.to.x),
        y: at(shot.from.y, shot.to.y),
        width: at(shot.from.width, shot.to.width),
      };
      if (!child.stdin.write(drawn(shot.photo, view, dx, dy))) await once(child.stdin, 'drain');
    }
  }
  child.stdin.end();
  await ended;
}

export const coded = (quality: number) => [
  '-an',
  '-c:v',
  'libx264',
  '-preset',
  'ultrafast',
  '-crf',
  String(quality),
  '-pix_fmt',
  'yuv420p',
];

function drawn({ width, height, rgb }: Photo, view: View, dx: number, dy: number): Buffer {
  const out = Buffer.alloc(WIDTH * HEIGHT);
  const across = Math.min(view.width * width, (height * WIDTH) / HEIGHT);
  const down = (across * HEIGHT) / WIDTH;
  const left = (width - across) * view.x + dx * width;
  const top = (height - down) * view.y + dy * height;
  const inside = (value: number, most: number) => Math.min(most - 2, Math.max(0, value));
  for (let y = 0; y < HEIGHT; y++) {
    const fy = inside(top + (y * down) / HEIGHT, height);
    const row = Math.floor(fy);
    for (let x = 0; x < WIDTH; x++) {
      const fx = inside(left + (x * across) / WIDTH, width);
      const column = Math.floor(fx);
      const at = (r: number, c: number) => {
        const from = (r * width + c) * 3;
        return 0.299 * (rgb[from] ?? 0) + 0.587 * (rgb[from + 1] ?? 0) + 0.114 * (rgb[from + 2] ?? 0);
      };
      const upper = at(row, column) * (column + 1 - fx) + at(row, column + 1) * (fx - column);
      const lower = at(row + 1, column) * (column + 1 - fx) + at(row + 1, column + 1) * (fx - column);
      out[y * WIDTH + x] = upper * (row + 1 - fy) + lower * (fy - row);
    }
  }
  return out;
}
