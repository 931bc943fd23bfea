import { defineContentScript } from 'wxt/utils/define-content-script';
import { startReader } from '../../utils/page/index.ts';
import { facebook } from '../../utils/sites/facebook/index.ts';

export default defineContentScript({
  matches: facebook.matches,
  excludeMatches: facebook.excludes ?? [],
  // WXT would post the extension's id to the page: a fingerprint.
  noScriptStartedPostMessage: true,
  main: () => startReader(facebook),
});
