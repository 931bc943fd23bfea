import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Luma, lumaOf } from '../../../utils/matching/index.ts';

/** Reference pictures of facebook/ThreatExchange (pdq/data), beside the repository; they must not be copied into it. */
const folder = fileURLToPath(new URL('../../../../shared/pdq/', import.meta.url));

/** False where the reference pictures are absent: tests that need them are then skipped. */
export const hasReference = existsSync(folder);

export const orientations = [
  'original',
  'rot90',
  'rot180',
  'rot270',
  'flipX',
  'flipY',
  'flipPlus1',
  'flipMinus1',
] as const;

/** One row of the C++ reference. */
export type Row = {
  file: string;
  quality: number;
  hash: string;
  dihedral: Record<(typeof orientations)[number], string>;
};

/** The rows of the C++ reference; none where the folder is absent. */
export function referenceRows(): Row[] {
  if (!hasReference) return [];
  const [, ...lines] = readText('expected-cpp-reference.csv').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [file = '', quality = '', hash = '', , ...hashes] = line.split(',');
    const dihedral = Object.fromEntries(orientations.map((name, i) => [name, hashes[i]])) as Row['dihedral'];
    return { file, quality: Number(quality), hash, dihedral };
  });
}

/** The exact pixels behind a row. */
export function pixelsOf({ file }: Row): Luma {
  return readPnm(readFileSync(`${folder}decoded-512/${file.replaceAll('/', '_')}.pnm`));
}

/** The hashes of a list, 64 hex digits each. */
export function hashList(name: string): string[] {
  return readText(`images/reg-test-input/${name}`).match(/^[0-9a-f]{64}/gm) ?? [];
}

/** Bytes of a file below images/. */
export function imageBytes(file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(`${folder}images/${file}`));
}

const readText = (path: string) => readFileSync(folder + path, 'utf8');

/** PNM: P5 is grey, P6 is RGB; one byte a channel. */
function readPnm(file: Buffer): Luma {
  const head = /^P([56])\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 64));
  if (!head) throw new Error('not a PNM');
  const [width, height] = [Number(head[2]), Number(head[3])];
  const data = file.subarray(head[0].length);
  if (head[1] === '5') return { width, height, values: Float32Array.from(data) };
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) rgba.set(data.subarray(i * 3, i * 3 + 3), i * 4);
  return lumaOf(rgba, width, height);
}
