import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { comparePictures, printPictures, shelfInUse } from '../utils/flows/index.ts';
import { serveMatcher } from '../utils/platform/matcher/serve.ts';
import { readPixels, thumbnailOf } from '../utils/platform/pixels/index.ts';
import { nameAddress } from '../utils/sites/index.ts';
import { registryShelf } from './shared/shelf.ts';

/** Runs as a worker, which has no API of the browser's: only the store, pixels and the channel. */
export default defineUnlistedScript(() => {
  const registries = () => shelfInUse(registryShelf, nameAddress);
  const print = printPictures(readPixels, thumbnailOf);
  // A page that started this thread for itself named it after its channel.
  serveMatcher({ ...comparePictures({ registries, readPixels }), print }, self.name || undefined);
});
