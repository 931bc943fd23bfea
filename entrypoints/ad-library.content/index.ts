import { defineContentScript } from 'wxt/utils/define-content-script';
import { startReader } from '../../utils/page/index.ts';
import { adLibrary } from '../../utils/sites/ad-library/index.ts';

export default defineContentScript({
  matches: adLibrary.matches,
  // WXT would post the extension's id to the page: a fingerprint.
  noScriptStartedPostMessage: true,
  main: () => startReader(adLibrary),
});
