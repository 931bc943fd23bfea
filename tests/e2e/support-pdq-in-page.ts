import { lumaWithin, pdq } from '../../utils/matching/index.ts';
import { PictureError, readPixels } from '../../utils/platform/pixels/index.ts';

export type Hashed = { hash: string; quality: number; width: number; height: number };

/** Runs inside a page: what the background does with the bytes of a picture. */
export async function hashPicture(base64: string): Promise<Hashed | { refused: string }> {
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const { rgba, width, height } = await readPixels(bytes);
    return { ...pdq(lumaWithin(rgba, width, height, 512)), width, height };
  } catch (error) {
    return { refused: error instanceof PictureError ? error.code : `no PictureError: ${String(error)}` };
  }
}
