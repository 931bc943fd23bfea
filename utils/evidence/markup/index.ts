export { type FetchedPicture, inlineMedia } from './inline-media.ts';
