import type { Bytes } from './bytes.ts';

type Size = { width: number | null; height: number | null };

/** Size of a WebP from its first chunk: VP8X, VP8L or VP8 (RFC 9649, sections 2.5-2.7 and 3.4). */
export function sizeOfWebp(bytes: Bytes): Size | null {
  switch (bytes.letters(12, 4)) {
    case 'VP8X':
      return { width: plusOne(bytes.u24(24)), height: plusOne(bytes.u24(27)) };
    case 'VP8L':
      return sizeOfLossless(bytes);
    case 'VP8 ':
      return sizeOfLossy(bytes);
    default:
      return null;
  }
}

/** 14 bits each for width - 1 and height - 1 behind the signature. */
function sizeOfLossless(bytes: Bytes): Size | null {
  const low = bytes.u16(21, 'little');
  const high = bytes.u16(23, 'little');
  if (bytes.u8(20) !== 0x2f || low === null || high === null) return null;
  return { width: (low & 0x3fff) + 1, height: (((low >>> 14) | (high << 2)) & 0x3fff) + 1 };
}

/** A key frame has a start code and, in 14 bits each, its size; the other two bits are a scaling hint (RFC 6386, 9.1). */
function sizeOfLossy(bytes: Bytes): Size | null {
  if (bytes.letters(23, 3) !== '\x9d\x01\x2a') return null;
  return { width: low14(bytes.u16(26, 'little')), height: low14(bytes.u16(28, 'little')) };
}

const plusOne = (value: number | null) => (value === null ? null : value + 1);
const low14 = (value: number | null) => (value === null ? null : value & 0x3fff);
