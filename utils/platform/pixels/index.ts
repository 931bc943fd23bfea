// pixels: headers of picture files, and their decoded pixels. Imports flows/ports and nothing else.
export { PictureError } from './picture-error.ts';
export { type Decode, type Pixels, readPixels } from './read-pixels.ts';
export { sniffMedia } from './sniff-media.ts';
export { MOST_BYTES, MOST_PIXELS, type PictureHeader, sniffPicture } from './sniff-picture.ts';
export { thumbnailOf } from './thumbnail.ts';
