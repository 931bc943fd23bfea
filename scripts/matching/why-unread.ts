import { PictureError } from '../../utils/platform/pixels/index.ts';
import { FilmFileError } from './film-frames.ts';

/** Why a file could not be read, as it is printed: a code, and a figure or a few words. */
export function whyUnread(error: unknown): { error: string; detail: string | undefined } {
  if (error instanceof PictureError || error instanceof FilmFileError)
    return { error: error.code, detail: error.detail?.trim().split('\n').at(-1) };
  return { error: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
}
