import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { captureScript } from '../utils/page/index.ts';
import { othersIn } from '../utils/sites/index.ts';

/** Run by the background in the world of reader or check when the first post is saved on a page. */
export default defineUnlistedScript(() => {
  globalThis.stadtspurCapture = captureScript(othersIn);
});
