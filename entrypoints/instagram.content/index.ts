import { defineContentScript } from 'wxt/utils/define-content-script';
import { startReader } from '../../utils/page/index.ts';
import { instagram } from '../../utils/sites/instagram/index.ts';

export default defineContentScript({
  matches: instagram.matches,
  // WXT would post the extension's id to the page: a fingerprint.
  noScriptStartedPostMessage: true,
  main: () => startReader(instagram),
});
