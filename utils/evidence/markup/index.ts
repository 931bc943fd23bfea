// markup: saved pictures put into a post's markup. Pure.
export { type FetchedPicture, inlineMedia } from './inline-media.ts';
