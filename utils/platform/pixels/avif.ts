import type { Bytes } from './bytes.ts';

type Size = { width: number; height: number };
type Box = { type: string; start: number; end: number };

/** Enough for any real file; a hostile one must not make us walk millions of empty boxes. */
const MOST_BOXES = 4096;

/**
 * Size of an AVIF: the largest `ispe` property, since thumbnail, alpha plane and grid tiles have one each
 * (ISO 23008-12, 6.5.3; AV1 Image File Format).
 */
export function sizeOfAvif(bytes: Bytes): Size | null {
  const top = boxesIn(bytes, 0, bytes.length);
  const sizes = within(bytes, top, 'meta', 4)
    .filter(({ type }) => type === 'iprp')
    .flatMap((box) => within(bytes, [box], 'iprp', 0))
    .flatMap((box) => within(bytes, [box], 'ipco', 0))
    .filter(({ type }) => type === 'ispe')
    .flatMap(({ start }) => sizeIn(bytes, start));
  return sizes.reduce<Size | null>((most, size) => (most && area(most) >= area(size) ? most : size), null);
}

const area = ({ width, height }: Size) => width * height;

/** Boxes inside all boxes of a type; `skip` is the length of version and flags of a full box. */
function within(bytes: Bytes, boxes: Box[], type: string, skip: number): Box[] {
  return boxes
    .filter((box) => box.type === type)
    .flatMap(({ start, end }) => boxesIn(bytes, start + skip, end));
}

/** Boxes one after the other (ISO 14496-12, 4.2); stops at the first one that does not fit. */
function boxesIn(bytes: Bytes, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; boxes.length < MOST_BOXES; ) {
    const box = boxAt(bytes, at, to);
    if (!box) break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

function boxAt(bytes: Bytes, at: number, to: number): Box | null {
  const short = bytes.u32(at);
  if (short === null) return null;
  const isLong = short === 1;
  const head = isLong ? 16 : 8;
  const length = isLong ? (bytes.u32(at + 8) ?? 0) * 2 ** 32 + (bytes.u32(at + 12) ?? 0) : short || to - at;
  if (length < head || at + length > to) return null;
  return { type: bytes.letters(at + 4, 4), start: at + head, end: at + length };
}

function sizeIn(bytes: Bytes, start: number): Size[] {
  const [width, height] = [bytes.u32(start + 4), bytes.u32(start + 8)];
  return width !== null && height !== null ? [{ width, height }] : [];
}
