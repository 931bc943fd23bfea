import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { problemOf, siteFor } from '../utils/sites/index.ts';

/** Run in a tab for a problem report; what it returns goes to the page of ours that asked. */
export default defineUnlistedScript(() => {
  const url = new URL(location.href);
  const site = siteFor(url);
  return site && problemOf(site, document, url);
});
