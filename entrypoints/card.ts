import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { cardModule } from '../components/index.ts';

/** Run by the background in the content script's world when the first card is opened. */
export default defineUnlistedScript(() => {
  globalThis.stadtspurCard = cardModule;
});
