import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeFrames } from '../utils/page/index.ts';

/** Run by the background in the reader's world when a video of a post plays and a registry holds films. */
export default defineUnlistedScript(() => {
  globalThis.stadtspurFrames = takeFrames;
});
