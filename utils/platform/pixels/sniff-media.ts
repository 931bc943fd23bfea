import { bytesOf } from './bytes.ts';
import { PictureError } from './picture-error.ts';
import { sniffPicture } from './sniff-picture.ts';

/** What a file is by its own bytes: a picture with its size, a film without; null for anything else. */
export function sniffMedia(bytes: Uint8Array): { mediaType: string; width?: number; height?: number } | null {
  try {
    const { type, width, height } = sniffPicture(bytes);
    return { mediaType: type, width, height };
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    return filmOf(bytes);
  }
}

/** ISO base media (ISO/IEC 14496-12) and Matroska (RFC 9559), of which WebM is a kind. */
function filmOf(bytes: Uint8Array): { mediaType: string } | null {
  const file = bytesOf(bytes);
  if (/^.{4}ftyp/s.test(file.letters(0, 12))) return { mediaType: 'video/mp4' };
  if (file.letters(0, 4) !== '\x1a\x45\xdf\xa3') return null;
  return { mediaType: file.letters(0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska' };
}
