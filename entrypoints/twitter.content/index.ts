import { defineContentScript } from 'wxt/utils/define-content-script';
import { startReader } from '../../utils/page/index.ts';
import { twitter } from '../../utils/sites/twitter/index.ts';

export default defineContentScript({
  matches: twitter.matches,
  // WXT would post the extension's id to the page: a fingerprint.
  noScriptStartedPostMessage: true,
  main: () => startReader(twitter),
});
