import { deflateSync } from 'node:zlib';

/** Bytes from numbers and Latin-1 letters. */
export function file(...parts: (number | string | number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === 'number') return [part];
      return typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : [...part];
    }),
  );
}

export const be16 = (value: number) => [(value >> 8) & 255, value & 255];
export const be32 = (value: number) => [...be16(value >>> 16), ...be16(value & 0xffff)];
export const le16 = (value: number) => be16(value).reverse();
const le24 = (value: number) => [...le16(value & 0xffff), value >> 16];
const le32 = (value: number) => be32(value).reverse();

const chunk = (type: string, data: Uint8Array) => file(be32(data.length), type, data, be32(0));

/** A PNG of one bit a pixel; with `isWhole` its rows are there too (48 kB for 20,000 x 20,000). */
export function png(width: number, height: number, isWhole = false): Uint8Array<ArrayBuffer> {
  const head = chunk('IHDR', file(be32(width), be32(height), [1, 0, 0, 0, 0]));
  const rows = isWhole ? deflateSync(new Uint8Array((Math.ceil(width / 8) + 1) * height)) : new Uint8Array();
  return file('\x89PNG\r\n\x1a\n', head, chunk('IDAT', rows), chunk('IEND', new Uint8Array()));
}

export const gif = (width: number, height: number) =>
  file('GIF89a', le16(width), le16(height), [0, 0, 0, 0x3b]);

/** A JPEG head: EXIF with a thumbnail's frame inside, a Huffman table, padding, then the frame `marker`. */
export function jpeg(width: number, height: number, marker = 0xc0): Uint8Array<ArrayBuffer> {
  const frame = (kind: number, w: number, h: number) =>
    file([0xff, kind], be16(11), 8, be16(h), be16(w), [1, 1, 0x11, 0]);
  const thumbnail = file('Exif\0\0', [0xff, 0xd8], frame(0xc0, 160, 120));
  const segment = (kind: number, data: Uint8Array) => file([0xff, kind], be16(data.length + 2), data);
  return file(
    [0xff, 0xd8],
    segment(0xe1, thumbnail),
    segment(0xc4, new Uint8Array(5)),
    [0xff, 0xff, 0xff],
    frame(marker, width, height),
    [0xff, 0xda, 0, 2],
  );
}

const webp = (type: string, data: Uint8Array) =>
  file('RIFF', le32(12 + data.length), 'WEBP', type, le32(data.length), data);

export const webpExtended = (width: number, height: number) =>
  webp('VP8X', file([0, 0, 0, 0], le24(width - 1), le24(height - 1)));

export const webpLossless = (width: number, height: number) =>
  webp('VP8L', file(0x2f, le32(((width - 1) | ((height - 1) << 14)) >>> 0)));

/** The two upper bits of each side are a scaling hint and not part of the size. */
export const webpLossy = (width: number, height: number) =>
  webp('VP8 ', file([0x10, 0, 0], '\x9d\x01\x2a', le16(width | 0x4000), le16(height | 0x8000)));

const box = (type: string, ...data: Uint8Array[]) => {
  const content = file(...data);
  return file(be32(content.length + 8), type, content);
};

/** An AVIF head with an `ispe` for each size. */
export function avif(sizes: [number, number][], brand = 'avif'): Uint8Array<ArrayBuffer> {
  const properties = sizes.map(([width, height]) => box('ispe', file(be32(0), be32(width), be32(height))));
  const container = box('iprp', box('ipco', box('pixi', file(be32(0), 1, 8)), ...properties));
  return file(
    box('ftyp', file(brand, be32(0), 'mif1')),
    box('meta', file(be32(0)), container),
    box('mdat', file('x')),
  );
}
