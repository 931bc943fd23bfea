import { WORDS } from '../pdq/bits.ts';
import { WINDOWS_VERSION } from '../windows/windows.ts';
import { type FilmPrint, FRAME_BYTES, HEADER_BYTES, type KeptFrame } from './film-print.ts';
import { FILM_VARIANTS } from './frames.ts';

/** Version of the layout below (docs/registry-format.md). */
export const FILM_VERSION = 1;

/** Two letters, two versions, duration, aspect, spacing, a spare half word, number of frames. */
const HEADER = HEADER_BYTES;
const MAGIC = 0x4653;
const BYTES_PER_HASH = WORDS * 4;
/** A day; and shapes from a banner to a strip. */
const MOST_MS = 86_400_000;
const MOST_ASPECT = 20;

/** A stored film that cannot be read: another version, cut off, or with numbers out of bounds. */
export class BadFilm extends Error {
  override name = 'BadFilm';
}

/** Stored form, little-endian: header; for each frame its time, how long it stands, its windows as bits, its hashes. */
export function packFilm({ duration, aspect, spacing, frames }: FilmPrint): Uint8Array<ArrayBuffer> {
  const hashes = frames.reduce((sum, { variants }) => sum + variants.length, 0);
  const bytes = new Uint8Array(HEADER + frames.length * FRAME_BYTES + hashes * BYTES_PER_HASH);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, MAGIC, true);
  bytes.set([FILM_VERSION, WINDOWS_VERSION], 2);
  view.setUint32(4, Math.round(duration * 1000), true);
  view.setFloat32(8, aspect, true);
  view.setUint16(12, spacing, true);
  view.setUint32(16, frames.length, true);
  let at = HEADER;
  for (const { from, to, variants, words } of frames) {
    view.setUint32(at, from, true);
    view.setUint16(at + 4, to - from, true);
    view.setUint16(at + 6, bitsOf(variants), true);
    at += FRAME_BYTES;
    for (let i = 0; i < words.length; i++, at += 4) view.setUint32(at, words[i] ?? 0, true);
  }
  return bytes;
}

const bitsOf = (variants: readonly number[]) =>
  variants.reduce((bits, variant) => bits | (1 << FILM_VARIANTS.indexOf(variant)), 0);

/**
 * Reads what `packFilm` wrote.
 * @throws BadFilm for bytes that it cannot have written in this version
 */
export function unpackFilm(bytes: Uint8Array): FilmPrint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, ...film } = readHeader(view);
  const frames: KeptFrame[] = [];
  let at = HEADER;
  for (let i = 0; i < count; i++) {
    const frame = readFrame(view, at);
    if (frame.from < (frames.at(-1)?.to ?? 0)) throw new BadFilm(`frame ${i} comes before the last one`);
    frames.push(frame);
    at += FRAME_BYTES + frame.words.length * 4;
  }
  if (at !== view.byteLength)
    throw new BadFilm(`film of ${view.byteLength} bytes where ${at} were announced`);
  return { ...film, frames };
}

function readHeader(view: DataView) {
  if (view.byteLength < HEADER || view.getUint16(0, true) !== MAGIC)
    throw new BadFilm(`no film: ${view.byteLength} bytes`);
  const [version, windows] = [view.getUint8(2), view.getUint8(3)];
  if (version !== FILM_VERSION || windows !== WINDOWS_VERSION)
    throw new BadFilm(`film of version ${version}, windows of version ${windows}`);
  const ms = view.getUint32(4, true);
  const aspect = view.getFloat32(8, true);
  if (ms > MOST_MS) throw new BadFilm(`film of ${ms} ms`);
  if (!(aspect >= 1 / MOST_ASPECT && aspect <= MOST_ASPECT)) throw new BadFilm(`film of aspect ${aspect}`);
  const spacing = view.getUint16(12, true);
  return { duration: ms / 1000, aspect, spacing, count: view.getUint32(16, true) };
}

function readFrame(view: DataView, at: number): KeptFrame {
  if (at + FRAME_BYTES > view.byteLength) throw new BadFilm(`film ends at byte ${view.byteLength}`);
  const from = view.getUint32(at, true);
  const bits = view.getUint16(at + 6, true);
  const variants = FILM_VARIANTS.filter((_, number) => bits & (1 << number));
  if (variants.length === 0 || bits >> FILM_VARIANTS.length || from > MOST_MS)
    throw new BadFilm(`frame at ${from} ms with windows ${bits}`);
  const start = at + FRAME_BYTES;
  if (start + variants.length * BYTES_PER_HASH > view.byteLength)
    throw new BadFilm(`film ends at byte ${view.byteLength}`);
  const words = new Uint32Array(variants.length * WORDS);
  for (let i = 0; i < words.length; i++) words[i] = view.getUint32(start + i * 4, true);
  return { from, to: from + view.getUint16(at + 4, true), variants, words };
}
