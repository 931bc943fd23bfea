import { defineContentScript } from 'wxt/utils/define-content-script';

export default defineContentScript({
  matches: [
    'https://x.com/*',
    'https://twitter.com/*',
    'https://www.instagram.com/*',
    'https://www.facebook.com/*',
    'https://web.facebook.com/*',
  ],
  main() {},
});
